package org.chancery.finance.trust;

import java.time.LocalDate;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.EntryId;
import org.chancery.finance.trust.NewTrustEntry.Particulars;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.FreshFactor;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.Outcome;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What moves in a trust account besides clients' money: the firm's own few dollars for the bank's charges, kept in a ledger by name and
 * below the account's limit (ABA Model Rule 1.15(b)), and interest, which goes to the bar's programme or to the client whose money earned it.
 */
@Service
public class FirmFunds {

    private final TrustRules rules;
    private final TrustStore store;
    private final TrustPosting posting;
    private final Firms firms;
    private final ApplicationEventPublisher events;

    FirmFunds(TrustRules rules, TrustStore store, TrustPosting posting, Firms firms, ApplicationEventPublisher events) {
        this.rules = rules;
        this.store = store;
        this.posting = posting;
        this.firms = firms;
        this.events = events;
    }

    /**
     * The firm's own money between an operating account and a trust account.
     *
     * @param reference the number of the transfer or cheque
     */
    public record FirmTransfer(BankAccountId bankAccountId, BankAccountId operatingAccountId, LocalDate date, Money amount, String reference) {}

    /** A charge that the bank took from a trust account. */
    public record BankCharge(BankAccountId bankAccountId, LocalDate date, Money amount, String purpose, String reference) {}

    /**
     * Interest that the bank credited.
     *
     * @param matterId whose separate account earned it; null for a pooled account, whose interest is owed to the bar's programme
     */
    public record Interest(BankAccountId bankAccountId, @Nullable MatterId matterId, LocalDate date, Money amount, String reference) {}

    /** Interest of the pool paid on to the bar's programme. */
    public record InterestRemitted(BankAccountId bankAccountId, LocalDate date, Money amount, String payee, String instrument, String reference) {}

    /** The firm puts its own money in for charges. Refused beyond the account's limit: {@code firm-funds-limit}. */
    @Requires(Permission.TRUST_TRANSFER)
    @FreshFactor
    @Transactional
    public Outcome<RecordedEntry> deposit(FirmTransfer asked) {
        return move(asked, TrustKind.FIRM_DEPOSIT, asked.amount());
    }

    /** The firm takes its own money back. */
    @Requires(Permission.TRUST_TRANSFER)
    @FreshFactor
    @Transactional
    public Outcome<RecordedEntry> withdraw(FirmTransfer asked) {
        return move(asked, TrustKind.FIRM_WITHDRAWAL, asked.amount().negated());
    }

    private Outcome<RecordedEntry> move(FirmTransfer asked, TrustKind kind, Money signed) {
        var check = rules.check();
        var account = check.trustAccount(asked.bankAccountId());
        var operating = check.operatingAccount("operatingAccountId", asked.operatingAccountId());
        check.date("date", asked.date()).amount(asked.amount(), account).text("reference", asked.reference(), 100)
                .refuse(account.isPresent() && operating.isPresent() && !account.get().currency().equals(operating.get().currency()), "operatingAccountId",
                        "currency-mismatch", "Both accounts are kept in the same currency.");
        if (!check.passed()) {
            return Outcome.refused(check.refusals());
        }
        TrustEntryId id = TrustEntryId.next();
        var own = store.openedLedger(asked.bankAccountId(), LedgerKind.FIRM_FUNDS, null, signed.getCurrencyUnit().getCode());
        var particulars = new Particulars(firms.current().name(), kind.word() + ", for the bank's charges", "Transfer", asked.reference().strip());
        return posting.firmFunds(id, own, asked.operatingAccountId(), asked.date(), signed, particulars.purpose())
                .flatMap(journal -> record(id, own, kind, asked.date(), signed, particulars, journal));
    }

    /** The bank's charge, borne by the firm's own money in the account and never by clients'. */
    @Requires(Permission.TRUST_TRANSFER)
    @FreshFactor
    @Transactional
    public Outcome<RecordedEntry> charge(BankCharge asked) {
        var check = rules.check();
        var account = check.trustAccount(asked.bankAccountId());
        check.date("date", asked.date()).amount(asked.amount(), account).text("purpose", asked.purpose(), 500).text("reference", asked.reference(), 100);
        if (!check.passed()) {
            return Outcome.refused(check.refusals());
        }
        TrustEntryId id = TrustEntryId.next();
        var own = store.openedLedger(asked.bankAccountId(), LedgerKind.FIRM_FUNDS, null, asked.amount().getCurrencyUnit().getCode());
        var particulars = new Particulars("The bank", asked.purpose().strip(), "Bank debit", asked.reference().strip());
        return posting.bankCharge(id, own, asked.date(), asked.amount(), particulars.purpose())
                .flatMap(journal -> record(id, own, TrustKind.BANK_CHARGE, asked.date(), asked.amount().negated(), particulars, journal));
    }

    private Outcome<RecordedEntry> record(TrustEntryId id, ClientLedgerRow own, TrustKind kind, LocalDate date, Money signed, Particulars particulars, EntryId journal) {
        RecordedEntry entry = store.insert(NewTrustEntry.of(id, own, kind, TrustSeries.OTHER, date, signed, date, particulars, journal));
        events.publishEvent(new FirmFundsMoved(id, entry.number(), kind, signed));
        return Outcome.done(entry);
    }

    /** Interest, to the client whose separate account earned it or, of a pool, to the bar's programme. */
    @Requires(Permission.TRUST_RECEIVE)
    @Transactional
    public Outcome<RecordedEntry> interest(Interest asked) {
        var check = rules.check();
        var account = check.trustAccount(asked.bankAccountId());
        MatterId matter = asked.matterId();
        if (matter != null) {
            check.matter("matterId", matter);
        }
        check.date("date", asked.date()).amount(asked.amount(), account).text("reference", asked.reference(), 100);
        if (!check.passed()) {
            return Outcome.refused(check.refusals());
        }
        TrustEntryId id = TrustEntryId.next();
        var to = store.openedLedger(asked.bankAccountId(), matter == null ? LedgerKind.PROGRAMME : LedgerKind.CLIENT, matter, asked.amount().getCurrencyUnit().getCode());
        var particulars = new Particulars("The bank", "Interest credited", "Bank credit", asked.reference().strip());
        return posting.receipt(id, to, asked.date(), asked.amount(), "Interest credited")
                .map(journal -> store.insert(NewTrustEntry.of(id, to, TrustKind.INTEREST, TrustSeries.OTHER, asked.date(), asked.amount(), asked.date(), particulars, journal)))
                .peek(entry -> events.publishEvent(new InterestCredited(id, entry.number(), matter, asked.amount())));
    }

    /** Pays the pool's interest on to the bar's programme. */
    @Requires(Permission.TRUST_DISBURSE)
    @FreshFactor
    @Transactional
    public Outcome<RecordedEntry> remit(InterestRemitted asked) {
        var check = rules.check();
        var account = check.trustAccount(asked.bankAccountId());
        check.date("date", asked.date()).amount(asked.amount(), account)
                .particulars("payee", asked.payee(), "Interest", asked.instrument(), asked.reference());
        if (!check.passed()) {
            return Outcome.refused(check.refusals());
        }
        TrustEntryId id = TrustEntryId.next();
        var programme = store.openedLedger(asked.bankAccountId(), LedgerKind.PROGRAMME, null, asked.amount().getCurrencyUnit().getCode());
        var particulars = TrustRules.particulars(asked.payee(), "Interest paid on to the bar's programme", asked.instrument(), asked.reference());
        return posting.disbursement(id, programme, asked.date(), asked.amount(), particulars.purpose())
                .flatMap(journal -> record(id, programme, TrustKind.DISBURSEMENT, asked.date(), asked.amount().negated(), particulars, journal));
    }
}
