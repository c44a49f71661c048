package org.chancery.testing;

import java.time.LocalDate;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.BankAccountKind;
import org.chancery.finance.ledger.BankAccounts;
import org.chancery.finance.ledger.NewBankAccount;
import org.chancery.finance.trust.ClientMoney;
import org.chancery.finance.trust.RecordedEntry;
import org.chancery.finance.trust.TrustDisbursement;
import org.chancery.finance.trust.TrustReceipt;
import org.chancery.practice.contacts.ContactDetails;
import org.chancery.practice.contacts.Contacts;
import org.chancery.practice.matters.MatterDetails;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.Matters;
import org.chancery.shared.Outcome;
import org.chancery.testing.TestFirms.TestFirm;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** Firms that hold client money: {@code trust.in(firms.found())} has a trust and an operating account, and opens matters. */
@TestComponent
public class TestTrust {

    private final Contacts contacts;
    private final Matters matters;
    private final BankAccounts bankAccounts;
    private final ClientMoney money;

    TestTrust(Contacts contacts, Matters matters, BankAccounts bankAccounts, ClientMoney money) {
        this.contacts = contacts;
        this.matters = matters;
        this.bankAccounts = bankAccounts;
        this.money = money;
    }

    public static Money usd(String amount) {
        return Money.of(CurrencyUnit.USD, new java.math.BigDecimal(amount));
    }

    public TrustFirm in(TestFirm firm) {
        return firm.asAdministrator(() -> new TrustFirm(firm, account("Client trust", BankAccountKind.TRUST), account("Operating", BankAccountKind.OPERATING)));
    }

    private BankAccountId account(String name, BankAccountKind kind) {
        return bankAccounts.open(NewBankAccount.of(name, kind, CurrencyUnit.USD)).orThrow().id();
    }

    /** A firm with its two bank accounts. */
    public class TrustFirm {

        private final TestFirm firm;
        private final BankAccountId trust;
        private final BankAccountId operating;

        TrustFirm(TestFirm firm, BankAccountId trust, BankAccountId operating) {
            this.firm = firm;
            this.trust = trust;
            this.operating = operating;
        }

        public TestFirm firm() {
            return firm;
        }

        public BankAccountId trust() {
            return trust;
        }

        public BankAccountId operating() {
            return operating;
        }

        /** A further matter, of a client of its own. */
        public MatterId matter(String name) {
            return firm.asAdministrator(() -> matters.open(MatterDetails.hourly(contacts.add(ContactDetails.organisation("Client of " + name)).orThrow(), name)
                    .openedOn(LocalDate.of(2020, 1, 1))).orThrow().id());
        }

        /** A matter that holds cleared money since a day. */
        public MatterId matterHolding(String name, Money amount, LocalDate since) {
            MatterId matter = matter(name);
            receive(matter, amount, since, since).orThrow();
            return matter;
        }

        public Outcome<RecordedEntry> receive(MatterId matter, Money amount, LocalDate date, @Nullable LocalDate clearedOn) {
            return firm.asAdministrator(() -> money.receive(new TrustReceipt(trust, matter, date, amount, "Maria Ortiz", "Advance on fees", "Wire", "W-1", clearedOn)));
        }

        public Outcome<RecordedEntry> disburse(MatterId matter, Money amount, LocalDate date) {
            return firm.asAdministrator(() -> money.disburse(new TrustDisbursement(trust, matter, date, amount, "Dr. H. Weiss", "Expert report", "Cheque", "1192")));
        }
    }
}
