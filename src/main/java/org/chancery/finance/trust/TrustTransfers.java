package org.chancery.finance.trust;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.chancery.finance.ledger.BankAccountView;
import org.chancery.finance.ledger.EntryId;
import org.chancery.finance.trust.NewTrustEntry.Particulars;
import org.chancery.finance.trust.TrustTransfer.BetweenLedgers;
import org.chancery.finance.trust.TrustTransfer.ToOperating;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.firm.NumberSeries;
import org.chancery.platform.identity.FreshFactor;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.MatterRef;
import org.chancery.shared.Id;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.joda.money.Money;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Client money moves to the firm, against an issued bill alone, or to another ledger, with an authority alone. */
@Service
public class TrustTransfers {

    private static final Refusal INVOICE_REQUIRED = Refusal.at("invoiceId", "trust-invoice-required",
            "Client money goes to the firm only to pay an issued bill of the matter. Issue the bill first, then choose it.");

    private final TrustRules rules;
    private final TrustStore store;
    private final TrustPosting posting;
    private final ObjectProvider<BillSettlement> settlement;
    private final NumberSeries numbers;
    private final Firms firms;
    private final ApplicationEventPublisher events;

    TrustTransfers(TrustRules rules, TrustStore store, TrustPosting posting, ObjectProvider<BillSettlement> settlement, NumberSeries numbers, Firms firms,
            ApplicationEventPublisher events) {
        this.rules = rules;
        this.store = store;
        this.posting = posting;
        this.settlement = settlement;
        this.numbers = numbers;
        this.firms = firms;
        this.events = events;
    }

    /**
     * Carries a transfer out; of one between ledgers the answer is the leg that goes out. Refused as {@link ClientMoney} does, and
     * {@code trust-invoice-required}, {@code over-allocated}, {@code bank-account-not-operating}, {@code same-ledger}, {@code required} (authority).
     */
    @Requires(value = Permission.TRUST_TRANSFER, byOffice = true)
    @FreshFactor
    @Transactional
    public Outcome<RecordedEntry> transfer(TrustTransfer transfer) {
        return switch (transfer) {
            case ToOperating bill -> payBill(bill);
            case BetweenLedgers between -> between(between);
        };
    }

    private Outcome<RecordedEntry> payBill(ToOperating asked) {
        var check = rules.check();
        var account = check.trustAccount(asked.bankAccountId());
        var operating = check.operatingAccount("toBankAccountId", asked.toBankAccountId());
        check.matter("matterId", asked.matterId());
        check.date("date", asked.date()).amount(asked.amount(), account)
                .refuse(differ(account, operating), "toBankAccountId", "currency-mismatch", "Both accounts are kept in the same currency.");
        InvoiceId invoice = asked.invoiceId();
        BillSettlement bills = settlement.getIfAvailable();
        if (invoice == null || bills == null) {
            check.refusals().add(INVOICE_REQUIRED);
        }
        if (!check.passed() || invoice == null || bills == null) {
            return Outcome.refused(check.refusals());
        }
        return payBill(asked, invoice, bills);
    }

    private Outcome<RecordedEntry> payBill(ToOperating asked, InvoiceId invoice, BillSettlement bills) {
        TrustEntryId id = TrustEntryId.next();
        String number = numbers.next(TrustSeries.TRANSFER, asked.date());
        Particulars particulars = new Particulars(firms.current().name(), "Payment of an issued bill", "Transfer", number);
        var ledger = store.openedLedger(asked.bankAccountId(), LedgerKind.CLIENT, asked.matterId(), asked.amount().getCurrencyUnit().getCode());
        return posting.toOperating(id, ledger, asked.toBankAccountId(), asked.date(), asked.amount(), "Bill paid from client money, " + number)
                .map(journal -> store.insert(NewTrustEntry.of(id, ledger, TrustKind.TO_OPERATING, TrustSeries.TRANSFER, asked.date(), asked.amount().negated(),
                        asked.date(), particulars, journal).numbered(number).paying(invoice)))
                .flatMap(entry -> bills.settle(new TrustPayment(id, invoice, asked.matterId(), asked.toBankAccountId(), asked.date(), asked.amount(), entry.journalEntryId()))
                        .map(payment -> entry))
                .peek(entry -> events.publishEvent(new TrustPaidBill(id, number, asked.matterId(), invoice, asked.amount())));
    }

    private static boolean differ(Optional<BankAccountView> one, Optional<BankAccountView> other) {
        return one.isPresent() && other.isPresent() && !one.get().currency().equals(other.get().currency());
    }

    private Outcome<RecordedEntry> between(BetweenLedgers asked) {
        var check = rules.check();
        var account = check.trustAccount(asked.bankAccountId());
        var from = check.matter("matterId", asked.matterId());
        var to = check.matter("toMatterId", asked.toMatterId());
        check.open("toMatterId", to).date("date", asked.date()).amount(asked.amount(), account).text("authority", asked.authority(), 500)
                .refuse(asked.matterId().equals(asked.toMatterId()), "toMatterId", "same-ledger", "Choose another matter to transfer to.");
        if (!check.passed() || from.isEmpty() || to.isEmpty() || asked.authority() == null) {
            return Outcome.refused(check.refusals());
        }
        return between(asked, from.get(), to.get(), asked.authority().strip());
    }

    private Outcome<RecordedEntry> between(BetweenLedgers asked, MatterRef from, MatterRef to, String authority) {
        TrustEntryId out = TrustEntryId.next();
        TrustEntryId in = TrustEntryId.next();
        UUID transfer = Id.next();
        String number = numbers.next(TrustSeries.TRANSFER, asked.date());
        openInOrder(asked);
        return posting.transfer(out, from.id(), to.id(), asked.date(), asked.amount())
                .map(journal -> {
                    var legs = inOrder(leg(out, asked, TrustKind.TRANSFER_OUT, from.id(), journal).leg(transfer, number, authority),
                            leg(in, asked, TrustKind.TRANSFER_IN, to.id(), journal).leg(transfer, number, authority));
                    List<RecordedEntry> recorded = legs.stream().map(store::insert).toList();
                    return recorded.stream().filter(entry -> entry.id().equals(out)).findFirst().orElseThrow();
                })
                .peek(entry -> {
                    events.publishEvent(new TrustTransferred(out, number, from.id(), asked.amount().negated()));
                    events.publishEvent(new TrustTransferred(in, number, to.id(), asked.amount()));
                });
    }

    /** Each leg tells of its own matter alone, since a wall may hide the other. */
    private NewTrustEntry leg(TrustEntryId id, BetweenLedgers asked, TrustKind kind, MatterId matter, EntryId journal) {
        Money amount = kind == TrustKind.TRANSFER_OUT ? asked.amount().negated() : asked.amount();
        var ledger = store.ledger(asked.bankAccountId(), LedgerKind.CLIENT, matter).orElseThrow();
        Particulars particulars = new Particulars("Another client ledger", "Transfer between client ledgers", "Transfer", "by authority");
        return NewTrustEntry.of(id, ledger, kind, TrustSeries.TRANSFER, asked.date(), amount, asked.date(), particulars, journal);
    }

    /** Ledgers are opened by one order and locked by one order, so that transfers that cross wait and never deadlock. */
    private void openInOrder(BetweenLedgers asked) {
        Stream.of(asked.matterId(), asked.toMatterId()).sorted(java.util.Comparator.comparing(MatterId::toString))
                .forEach(matter -> store.openedLedger(asked.bankAccountId(), LedgerKind.CLIENT, matter, asked.amount().getCurrencyUnit().getCode()));
    }

    private static List<NewTrustEntry> inOrder(NewTrustEntry one, NewTrustEntry other) {
        return Stream.of(one, other).sorted(java.util.Comparator.comparing(entry -> entry.ledger().id().toString())).toList();
    }
}
