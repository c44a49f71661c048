package org.chancery.exchange.demo;

import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chancery.finance.ledger.AccountView;
import org.chancery.finance.ledger.Accounts;
import org.chancery.finance.ledger.BankAccountKind;
import org.chancery.finance.ledger.BankAccountView;
import org.chancery.finance.ledger.BankAccounts;
import org.chancery.finance.ledger.Ledger;
import org.chancery.finance.ledger.NewBankAccount;
import org.chancery.finance.ledger.NewEntry;
import org.chancery.finance.ledger.NewPosting;
import org.chancery.platform.command.DemoFirm;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Founding;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.PermissionChange;
import org.chancery.platform.identity.PermissionChanges;
import org.chancery.platform.identity.Tokens;
import org.chancery.platform.identity.Users;
import org.chancery.platform.identity.Users.NewUser;
import org.chancery.platform.letterhead.Letterhead;
import org.chancery.platform.letterhead.Letterheads;
import org.chancery.platform.setup.FirstSteps;
import org.chancery.practice.timekeeping.NewRate;
import org.chancery.practice.timekeeping.Rates;
import org.chancery.shared.UserId;
import org.joda.money.Money;
import org.springframework.stereotype.Component;

/** The first chapter: the firm, its people and their rates, its bank accounts and what the partners put in. */
@Component
class Cast {

    static final String PASSWORD = "Copper-kettle-on-the-hob-1874";
    private static final String FOUNDER = "James Harcourt";

    private final Founding founding;
    private final Users users;
    private final Tokens tokens;
    private final PermissionChanges changes;
    private final Rates rates;
    private final Office office;
    private final Books books;

    Cast(Founding founding, Users users, Tokens tokens, PermissionChanges changes, Rates rates, Office office, Books books) {
        this.founding = founding;
        this.users = users;
        this.tokens = tokens;
        this.changes = changes;
        this.rates = rates;
        this.office = office;
        this.books = books;
    }

    /** The firm's letterhead, and what is ticked once somebody looked at it. */
    @Component
    static class Office {

        private final Letterheads letterheads;
        private final FirstSteps steps;

        Office(Letterheads letterheads, FirstSteps steps) {
            this.letterheads = letterheads;
            this.steps = steps;
        }

        void settle(Letterhead letterhead) {
            letterheads.save(letterhead).orThrow();
            steps.tick("particulars").orThrow();
            steps.tick("chart").orThrow();
        }
    }

    /** The firm's accounts and the entries made by hand. */
    @Component
    static class Books {

        private final BankAccounts bankAccounts;
        private final Accounts accounts;
        private final Ledger ledger;

        Books(BankAccounts bankAccounts, Accounts accounts, Ledger ledger) {
            this.bankAccounts = bankAccounts;
            this.accounts = accounts;
            this.ledger = ledger;
        }

        BankAccountView open(NewBankAccount account) {
            return bankAccounts.open(account).orThrow();
        }

        /** Pays from the operating account, or into it if the sum is below zero, against an account named by its code. */
        void spend(Story story, String code, Money amount, String description) {
            AccountView account = account(code);
            ledger.post(new NewEntry(story.day(), "MANUAL", description, null, null,
                    List.of(new NewPosting(account.id(), amount, null, ""), new NewPosting(story.operatingAccount(), amount.negated(), null, "")))).orThrow();
            story.operating.books(story.day(), amount.negated(), description, "");
        }

        /** What the firm owes its suppliers: filing fees, couriers, transcripts advanced for clients. */
        Money owedToSuppliers(Story story) {
            return accounts.balances(account("2000").id(), story.day()).stream().findFirst().map(Money::negated).orElse(Money.zero(DemoData.USD));
        }

        private AccountView account(String code) {
            return accounts.all().stream().filter(each -> each.code().equals(code)).findFirst().orElseThrow();
        }
    }

    /** Founds the firm; returns the token of its service account. */
    String enter(Story story) {
        DemoData.Person founder = story.data.people().getFirst();
        var founded = founding.found(new Founding.NewFirm("Harcourt & Lane LLP", "us-ca", Story.ZONE.getId(), "en-US", "USD", founder.name(), founder.email(), PASSWORD)).orThrow();
        Actor administrator = users.actor(founded.firm(), founded.firstUser()).orElseThrow();
        return Actors.as(administrator, "demo", () -> {
            Map<String, Actor> everyone = new HashMap<>(Map.of(FOUNDER, administrator));
            story.data.people().stream().skip(1).forEach(person -> everyone.put(person.name(), users.actor(founded.firm(), hire(founded.firm(), person)).orElseThrow()));
            story.people(everyone);
            return token(founded.firm());
        });
    }

    /** Somebody who joins beside the story's people, and does not sign in by password. */
    UserId join(UUID firm, String email, String name, String title, String role) {
        return approved(firm, users.add(new NewUser(email, name, title, Actor.Kind.PERSON, true, false, null, List.of(role))).orThrow());
    }

    private UserId hire(UUID firm, DemoData.Person person) {
        return approved(firm, users.add(new NewUser(person.email(), person.name(), person.title(), Actor.Kind.PERSON, person.timekeeper(), false, PASSWORD, person.roles())).orThrow());
    }

    /** From the second administrator on, another one approves what the founder asks. */
    private UserId approved(UUID firm, UserId user) {
        for (PermissionChange change : changes.waitingFor(user.value())) {
            Actor other = users.actor(firm, changes.approvers(change).getFirst().user()).orElseThrow();
            Actors.as(other, "demo", () -> changes.approve(change.id(), "").orThrow());
        }
        return user;
    }

    private String token(UUID firm) {
        UserId service = approved(firm, users.add(new NewUser("api@harcourtlane.example", "API", "Service account", Actor.Kind.SERVICE, false, true, null, List.of("Administrator"))).orThrow());
        return tokens.issue(service, "Demo", EnumSet.allOf(Permission.class), Duration.ofDays(3650)).orThrow();
    }

    /** Rates, bank accounts and capital, on the story's first day. */
    void settleIn(Story story) {
        LocalDate begin = story.day().withDayOfYear(1).minusYears(2);
        story.as(FOUNDER, 9, () -> {
            for (DemoData.Person person : story.data.people()) {
                if (person.rate() != null) {
                    rates.set(new NewRate(story.user(person.name()), null, null, null, person.rate(), begin, null, null)).orThrow();
                }
            }
            var own = books.open(new NewBankAccount("First State Operating", BankAccountKind.OPERATING, DemoData.USD, "First State Bank", story.operating.number(), story.operating.routing(), null));
            var clients = books.open(new NewBankAccount("First State IOLTA", BankAccountKind.TRUST, DemoData.USD, "First State Bank", story.trust.number(), story.trust.routing(), null));
            story.accounts(own.id(), clients.id());
            office.settle(letterhead(story));
            books.spend(story, "3000", Money.parse("USD -180000.00"), "Partners' capital paid in");
            return Boolean.TRUE;
        });
    }

    private static Letterhead letterhead(Story story) {
        return new Letterhead("580 Montgomery Street, 14th floor\nSan Francisco, CA 94111", "+1 415 555 0174", "office@harcourtlane.example", "harcourtlane.example",
                "EIN 00-0417418", "Attorneys admitted in California",
                "First State Bank, San Francisco\nAccount %s, routing %s\nCheques payable to Harcourt & Lane LLP".formatted(story.operating.number(), story.operating.routing()));
    }

    /** What a firm pays every month. */
    void payTheMonth(Story story) {
        story.as("Rosa Patel", 10, () -> {
            books.spend(story, "5200", Money.parse("USD 9800.00"), "Rent, 14th floor");
            books.spend(story, "5000", Money.parse("USD 46250.00"), "Salaries");
            books.spend(story, "5400", Money.parse("USD 640.00"), "Software and IT");
            books.spend(story, "5450", Money.parse("USD 1180.00"), "Legal research subscription");
            books.spend(story, "5100", Money.parse("USD 7300.00"), "Health plan");
            books.spend(story, "5500", Money.parse("USD 2150.00"), "Malpractice insurance");
            books.spend(story, "3100", Money.parse("USD 44000.00"), "Partners' draws");
            Money owed = books.owedToSuppliers(story);
            if (owed.isPositive()) {
                books.spend(story, "2000", owed, "Suppliers' invoices of the month");
            }
            return Boolean.TRUE;
        });
    }

    List<DemoFirm.Login> logins(Story story) {
        return story.data.people().stream()
                .map(person -> new DemoFirm.Login(person.email(), PASSWORD, person.roles().getFirst())).toList();
    }
}
