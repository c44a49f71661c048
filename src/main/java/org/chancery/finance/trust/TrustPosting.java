package org.chancery.finance.trust;

import java.time.LocalDate;
import java.util.List;
import org.chancery.finance.ledger.AccountRole;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.EntryId;
import org.chancery.finance.ledger.EntrySource;
import org.chancery.finance.ledger.Ledger;
import org.chancery.finance.ledger.NewEntry;
import org.chancery.finance.ledger.NewPosting;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.Outcome;
import org.joda.money.Money;
import org.springframework.stereotype.Component;

/** The entries in the books that client money makes: what lies in the trust account is owed to the matter. */
@Component
class TrustPosting {

    private static final int DESCRIPTION = 500;

    private final Ledger ledger;

    TrustPosting(Ledger ledger) {
        this.ledger = ledger;
    }

    Outcome<EntryId> receipt(TrustEntryId id, ClientLedgerRow to, LocalDate date, Money amount, String what) {
        return post("TRUST_RECEIPT", what, id, to, date, List.of(
                NewPosting.debit(to.bankAccount(), amount).of(to.matter()), NewPosting.credit(AccountRole.TRUST_LIABILITY, amount).of(to.matter())));
    }

    Outcome<EntryId> disbursement(TrustEntryId id, ClientLedgerRow from, LocalDate date, Money amount, String what) {
        return post("TRUST_DISBURSEMENT", what, id, from, date, List.of(
                NewPosting.debit(AccountRole.TRUST_LIABILITY, amount).of(from.matter()), NewPosting.credit(from.bankAccount(), amount).of(from.matter())));
    }

    /** Four lines: the client's money leaves trust, and the same sum reaches the firm and pays the receivable. */
    Outcome<EntryId> toOperating(TrustEntryId id, ClientLedgerRow from, BankAccountId to, LocalDate date, Money amount, String what) {
        return post("TRUST_TO_OPERATING", what, id, from, date, List.of(
                NewPosting.debit(AccountRole.TRUST_LIABILITY, amount).of(from.matter()), NewPosting.credit(from.bankAccount(), amount).of(from.matter()),
                NewPosting.debit(to, amount).of(from.matter()), NewPosting.credit(AccountRole.ACCOUNTS_RECEIVABLE, amount).of(from.matter())));
    }

    /** The entry belongs to neither matter, so that it betrays neither; each line belongs to its own. */
    Outcome<EntryId> transfer(TrustEntryId id, MatterId from, MatterId to, LocalDate date, Money amount) {
        return ledger.post(new NewEntry(date, "TRUST_TRANSFER", "Transfer between client ledgers", EntrySource.of("trust-entry", id), null, List.of(
                NewPosting.debit(AccountRole.TRUST_LIABILITY, amount).of(from), NewPosting.credit(AccountRole.TRUST_LIABILITY, amount).of(to))));
    }

    /** The firm's own money moves between its operating account and the trust account; above zero into trust. */
    Outcome<EntryId> firmFunds(TrustEntryId id, ClientLedgerRow own, BankAccountId operating, LocalDate date, Money amount, String what) {
        return post("TRUST_FIRM_FUNDS", what, id, own, date,
                List.of(new NewPosting(own.bankAccount(), amount, null, ""), new NewPosting(operating, amount.negated(), null, "")));
    }

    Outcome<EntryId> bankCharge(TrustEntryId id, ClientLedgerRow own, LocalDate date, Money amount, String what) {
        return post("TRUST_BANK_CHARGE", what, id, own, date,
                List.of(NewPosting.debit(AccountRole.BANK_CHARGES, amount), NewPosting.credit(own.bankAccount(), amount)));
    }

    private Outcome<EntryId> post(String kind, String what, TrustEntryId id, ClientLedgerRow ledgerRow, LocalDate date, List<NewPosting> postings) {
        return ledger.post(new NewEntry(date, kind, shortened(what), EntrySource.of("trust-entry", id), ledgerRow.matter(), postings));
    }

    Outcome<EntryId> reversal(EntryId original, TrustEntryId by, LocalDate date, String what) {
        return ledger.reverse(original, date, shortened(what), EntrySource.of("trust-entry", by));
    }

    static String shortened(String text) {
        return text.length() <= DESCRIPTION ? text : text.substring(0, DESCRIPTION - 1) + "…";
    }
}
