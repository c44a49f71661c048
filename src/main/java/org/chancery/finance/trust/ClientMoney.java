package org.chancery.finance.trust;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.trust.NewTrustEntry.Particulars;
import org.chancery.finance.trust.TrustStore.Recorded;
import org.chancery.platform.identity.FreshFactor;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Show;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.joda.money.Money;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Money of clients comes in, clears and goes out. Refused at fields before anything is written ({@code required}, {@code amount-not-positive},
 * {@code currency-mismatch}, {@code bank-account-not-trust}, {@code matter-closed}, {@code not-found}), and by the database whatever else
 * happens at the same time: {@code trust-overdraft} and {@code trust-uncleared-funds} (field {@code amount}), {@code period-closed}.
 */
@Service
public class ClientMoney {

    private static final int MOST_AT_ONCE = 200;

    private final TrustRules rules;
    private final TrustStore store;
    private final ApplicationEventPublisher events;

    ClientMoney(TrustRules rules, TrustStore store, ApplicationEventPublisher events) {
        this.rules = rules;
        this.store = store;
        this.events = events;
    }

    /** Records money received. It may be paid out from the day on which it cleared, and not at all while that is unknown. */
    @Requires(value = Permission.TRUST_RECEIVE, byOffice = true)
    @Transactional
    public Outcome<RecordedEntry> receive(TrustReceipt receipt) {
        var check = rules.check().date("date", receipt.date()).amount(receipt.amount())
                .particulars("payor", receipt.payor(), receipt.purpose(), receipt.instrument(), receipt.reference())
                .refuse(receipt.clearedOn() != null && receipt.clearedOn().isBefore(receipt.date()), "clearedOn", "cleared-before-receipt",
                        "Money does not clear before it is received.");
        if (!check.passed()) {
            return Outcome.refused(grounded(check, receipt.bankAccountId(), receipt.matterId(), receipt.amount(), true).refusals());
        }
        Particulars particulars = TrustRules.particulars(receipt.payor(), receipt.purpose(), receipt.instrument(), receipt.reference());
        return record(check, new Movement(TrustEntryId.next(), TrustKind.RECEIPT, TrustSeries.RECEIPT, receipt.bankAccountId(), receipt.matterId(), receipt.date(),
                receipt.amount(), receipt.clearedOn(), particulars, "Received from " + particulars.party() + ": " + particulars.purpose()))
                .peek(entry -> events.publishEvent(new TrustReceived(entry.id(), entry.number(), receipt.matterId(), entry.amount(), particulars.party())));
    }

    /** Pays out of a ledger to somebody who is not the firm. A closed matter's money may still be paid out. */
    @Requires(value = Permission.TRUST_DISBURSE, byOffice = true)
    @FreshFactor
    @Transactional
    public Outcome<RecordedEntry> disburse(TrustDisbursement payment) {
        var check = rules.check().date("date", payment.date()).amount(payment.amount())
                .particulars("payee", payment.payee(), payment.purpose(), payment.instrument(), payment.reference());
        if (!check.passed()) {
            return Outcome.refused(grounded(check, payment.bankAccountId(), payment.matterId(), payment.amount(), false).refusals());
        }
        Particulars particulars = TrustRules.particulars(payment.payee(), payment.purpose(), payment.instrument(), payment.reference());
        return record(check, new Movement(TrustEntryId.next(), TrustKind.DISBURSEMENT, TrustSeries.DISBURSEMENT, payment.bankAccountId(), payment.matterId(), payment.date(),
                payment.amount().negated(), payment.date(), particulars, "Paid to " + particulars.party() + ": " + particulars.purpose()))
                .peek(entry -> events.publishEvent(new TrustDisbursed(entry.id(), entry.number(), payment.matterId(), payment.amount(), particulars.party())));
    }

    /**
     * Writes a movement where bank account, matter and ledger take it, in one statement. Only if it finds no place are they asked why not;
     * a matter's first money in an account opens its ledger.
     */
    private Outcome<RecordedEntry> record(TrustRules.Check check, Movement movement) {
        return store.record(movement).map(Outcome::done).orElseGet(() -> {
            Money amount = movement.amount();
            if (!grounded(check, movement.bankAccount(), movement.matter(), amount, amount.isPositive()).passed()) {
                return Outcome.refused(check.refusals());
            }
            store.openedLedger(movement.bankAccount(), LedgerKind.CLIENT, movement.matter(), amount.getCurrencyUnit().getCode());
            return Outcome.done(store.record(movement).orElseThrow(() -> new IllegalStateException("a movement found no ledger of matter " + movement.matter())));
        });
    }

    /** The trust account of this currency, and the matter, open if money comes in. */
    private static TrustRules.Check grounded(TrustRules.Check check, BankAccountId bank, MatterId matter, Money amount, boolean comesIn) {
        check.currency(amount, check.trustAccount(bank));
        var found = check.matter("matterId", matter);
        return comesIn ? check.open("matterId", found) : check;
    }

    /** The bank confirmed a receipt: from that day it may be paid out. Refused: {@code already-cleared}, {@code cleared-before-receipt}, {@code entry-voided}. */
    @Requires(Permission.TRUST_RECEIVE)
    @Transactional
    public Outcome<RecordedEntry> clear(TrustEntryId id, LocalDate date) {
        var receipt = store.find(id).orElse(null);
        if (receipt == null) {
            return Outcome.refused("not-found", "There is no such receipt.");
        }
        var check = rules.check().date("date", date);
        if (receipt.kind() == TrustKind.VOID || !check.passed()) {
            return check.passed() ? Outcome.refused("entry-voided", "A void does not clear.") : Outcome.refused(check.refusals());
        }
        store.clear(id, date);
        events.publishEvent(new TrustCleared(id, receipt.number(), receipt.ledger().matter(), receipt.amount(), date));
        return Outcome.done(new RecordedEntry(id, receipt.number(), receipt.kind(), receipt.date(), receipt.amount(), date, receipt.ledger().id(), receipt.journalEntry()));
    }

    /**
     * The bank confirmed several receipts on one day: all clear or none. Refused as {@link #clear}, saying which; {@code required} for none and
     * {@code too-many} beyond {@value #MOST_AT_ONCE}.
     */
    @Requires(Permission.TRUST_RECEIVE)
    @Transactional
    public Outcome<List<RecordedEntry>> clearAll(List<TrustEntryId> ids, LocalDate date) {
        if (ids.isEmpty() || ids.size() > MOST_AT_ONCE) {
            return ids.isEmpty() ? Outcome.refusedAt("ids", "required", "Nothing was ticked.") : Outcome.refusedAt("ids", "too-many", "At most %d at once.".formatted(MOST_AT_ONCE));
        }
        List<Recorded> receipts = ids.stream().distinct().flatMap(id -> store.find(id).stream())
                .sorted(Comparator.comparing(receipt -> receipt.ledger().id().value())).toList();
        if (receipts.size() < ids.stream().distinct().count()) {
            return Outcome.refused("not-found", "One of these receipts is not there any more.");
        }
        List<RecordedEntry> cleared = new ArrayList<>();
        for (Recorded receipt : receipts) {
            if (date.isBefore(receipt.date())) {
                return Outcome.refusedAt("date", "cleared-before-receipt", "%s: It was received on %s and cannot have cleared before.".formatted(receipt.number(), Show.date(receipt.date())));
            }
            switch (clear(receipt.id(), date)) {
                case Outcome.Done<RecordedEntry>(var entry) -> cleared.add(entry);
                case Outcome.Refused<RecordedEntry>(var why) -> {
                    return Outcome.refused(why.stream().map(each -> new Refusal(each.code(), receipt.number() + ": " + each.message(), each.field())).toList());
                }
            }
        }
        return Outcome.done(cleared);
    }
}
