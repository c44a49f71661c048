package org.chancery.exchange.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.chancery.exchange.demo.DemoData.Name;
import org.chancery.exchange.demo.Docket.Known;
import org.chancery.exchange.demo.Docket.People;
import org.chancery.exchange.demo.MonthOfMoney.Banks;
import org.chancery.finance.ledger.BankAccountKind;
import org.chancery.finance.ledger.NewBankAccount;
import org.chancery.finance.ledger.Periods;
import org.chancery.platform.firm.Statistics;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Actors;
import org.chancery.practice.timekeeping.NewRate;
import org.chancery.practice.timekeeping.Rates;
import org.chancery.practice.timekeeping.WorkImport;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.UserId;
import org.joda.money.Money;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * A firm of many people around the story: three years of their matters, time, bills and client money, brought in month by month through the rooms' imports.
 * The work of a month is brought in while the money of the month before is.
 */
@Component
class Growth {

    private static final String ADMINISTRATOR = "Amelia Lane";
    private static final String BOOKKEEPER = "Rosa Patel";
    private static final int AHEAD = 2;

    private final Cast cast;
    private final Cast.Books books;
    private final Rates rates;
    private final Docket docket;
    private final WorkImport work;
    private final ObjectProvider<MonthOfMoney> money;
    private final FirmCosts costs;
    private final Periods periods;
    private final Statistics statistics;

    Growth(Cast cast, Cast.Books books, Rates rates, Docket docket, WorkImport work, ObjectProvider<MonthOfMoney> money, FirmCosts costs, Periods periods, Statistics statistics) {
        this.cast = cast;
        this.books = books;
        this.rates = rates;
        this.docket = docket;
        this.work = work;
        this.money = money;
        this.costs = costs;
        this.periods = periods;
        this.statistics = statistics;
    }

    /** The months until yesterday, counted from 0. */
    record Almanac(LocalDate yesterday) {

        LocalDate first(int month) {
            return YearMonth.from(yesterday).minusMonths(Volume.MONTHS - 1L - month).atDay(1);
        }

        LocalDate last(int month) {
            LocalDate end = YearMonth.from(first(month)).atEndOfMonth();
            return end.isAfter(yesterday) ? yesterday : end;
        }

        boolean isWhole(int month) {
            return YearMonth.from(first(month)).atEndOfMonth().equals(last(month));
        }

        /** When the work of a month is billed; empty while it is not. */
        Optional<LocalDate> billsOn(int month) {
            return Optional.of(first(month).plusMonths(1).plusDays(4)).filter(this::isPast);
        }

        boolean isPast(LocalDate day) {
            return !day.isAfter(yesterday);
        }

        long age(LocalDate day) {
            return ChronoUnit.DAYS.between(day, yesterday);
        }
    }

    /** All that the months have in common. */
    private record Firm(Actor administrator, UserId bookkeeper, People people, List<UserId> everyone, List<Known> known, List<BigMatter> matters, Banks banks, Almanac almanac,
            LocalDate storyBegins) {}

    void grow(Story story, Volume volume, Consumer<String> told) {
        Actor administrator = Objects.requireNonNull(story.actors.get(ADMINISTRATOR));
        SplittableRandom chance = new SplittableRandom(1879);
        Firm firm = Actors.as(administrator, "demo", () -> found(story, administrator, volume, chance));
        told.accept("%,d people, %,d contacts".formatted(firm.everyone().size(), firm.known().size()));
        long weights = firm.matters().stream().mapToLong(matter -> IntStream.range(0, Volume.MONTHS).filter(matter::isActive).count() * matter.weight).sum();
        double entriesAWeight = (double) volume.timeEntries() / weights;
        try (ExecutorService desk = Executors.newSingleThreadExecutor()) {
            tell(story, firm, entriesAWeight, chance, desk, told);
        }
        Actors.as(administrator, "demo", () -> {
            docket.close(firm.matters(), IntStream.range(0, Volume.MONTHS).mapToObj(firm.almanac()::last).toList());
            return Boolean.TRUE;
        });
        statistics.refresh();
        told.accept("The tables are counted.");
    }

    private void tell(Story story, Firm firm, double entriesAWeight, SplittableRandom chance, ExecutorService desk, Consumer<String> told) {
        MonthOfMoney accounts = money.getObject();
        Deque<CompletableFuture<Void>> pending = new ArrayDeque<>();
        Map<BigMatter, InvoiceId> before = Map.of();
        for (int month = 0; month < Volume.MONTHS; month++) {
            MonthOfWork done = new MonthOfWork(month, firm.almanac(), story.data.phrases(), firm.people(), chance);
            Actors.as(firm.administrator(), "demo", () -> work(firm, done, entriesAWeight, chance));
            Map<BigMatter, InvoiceId> worked = before;
            pending.add(CompletableFuture.runAsync(() -> Actors.as(firm.administrator(), "demo", () -> money(firm, accounts, done, worked, told)), desk));
            before = done.bills;
            if (pending.size() > AHEAD) {
                pending.remove().join();
            }
        }
        pending.forEach(CompletableFuture::join);
    }

    private Firm found(Story story, Actor administrator, Volume volume, SplittableRandom chance) {
        Almanac almanac = new Almanac(story.today.minusDays(1));
        List<Name> names = story.data.names();
        List<UserId> everyone = new ArrayList<>();
        People people = new People(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < volume.timekeepers(); i++) {
            boolean partner = i % 5 == 0;
            boolean paralegal = i % 5 == 4;
            String given = names.get(i % names.size()).given();
            String family = names.get((i * 5 + i / names.size() + 3) % names.size()).family();
            UserId person = cast.join(administrator.firm(), (Docket.mail(given) + "." + Docket.mail(family) + i + "@harcourtlane.example").toLowerCase(Locale.ROOT), given + " " + family,
                    partner ? "Partner" : paralegal ? "Paralegal" : "Associate", partner ? "Partner" : paralegal ? "Paralegal" : "Associate");
            (partner ? people.partners() : paralegal ? people.paralegals() : people.associates()).add(person);
            rates.set(new NewRate(person, null, null, null, Money.ofMinor(DemoData.USD, (partner ? 52_000 : paralegal ? 14_000 : 27_000) + i * 13 % 17 * 500L), almanac.first(0), null, null))
                    .orThrow();
            everyone.add(person);
        }
        Banks banks = new Banks(books.open(bank("Golden Gate National Operating", BankAccountKind.OPERATING, "5510023317")).id(),
                books.open(bank("Golden Gate National Client Trust", BankAccountKind.TRUST, "5510023362")).id());
        List<Known> known = docket.contacts(names, volume.contacts(), almanac.first(0));
        return new Firm(administrator, story.user(BOOKKEEPER), people, everyone, known, docket.matters(volume, known, people, chance), banks, almanac, story.day());
    }

    private static NewBankAccount bank(String name, BankAccountKind kind, String number) {
        return new NewBankAccount(name, kind, DemoData.USD, "Golden Gate National Bank", number, "121042882", null);
    }

    private Boolean work(Firm firm, MonthOfWork month, double entriesAWeight, SplittableRandom chance) {
        docket.open(firm.matters(), firm.known(), month.month, month.first, month.last, chance);
        firm.matters().stream().filter(matter -> matter.isActive(month.month)).forEach(matter -> month.work(matter, entriesAWeight));
        work.time(month.time).orThrow();
        work.expenses(month.expenses).orThrow();
        if (firm.almanac().isWhole(month.month)) {
            costs.pay(month, firm.everyone(), firm.banks(), month.last);
        }
        refresh(month.month);
        return Boolean.TRUE;
    }

    /** Tables that were empty a moment ago are counted soon, and again when they have grown. */
    private void refresh(int month) {
        if (month == 0 || month == 2 || month == 8 || month == 20) {
            statistics.refresh();
        }
    }

    /** Each year, and the last month that is over a month before the story begins. */
    private static boolean closes(Firm firm, int month) {
        LocalDate open = firm.storyBegins().withDayOfMonth(1).minusDays(31);
        return firm.almanac().last(month).isBefore(open) && (month % 12 == 11 || !firm.almanac().last(month + 1).isBefore(open));
    }

    private Boolean money(Firm firm, MonthOfMoney accounts, MonthOfWork month, Map<BigMatter, InvoiceId> worked, Consumer<String> told) {
        List<BigMatter> open = firm.matters().stream().filter(matter -> matter.opens <= month.month).toList();
        int bills = accounts.tell(month.month, open, worked, firm.almanac(), firm.banks(), firm.bookkeeper());
        if (closes(firm, month.month)) {
            periods.close(month.last).orThrow();
        }
        refresh(month.month - 1);
        told.accept("%s: %,d time entries, %,d expenses, %,d bills".formatted(YearMonth.from(month.first), month.time.size(), month.expenses.size(), bills));
        return Boolean.TRUE;
    }
}
