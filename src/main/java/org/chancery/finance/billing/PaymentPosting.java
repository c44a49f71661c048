package org.chancery.finance.billing;

import static org.chancery.finance.ledger.AccountRole.ACCOUNTS_RECEIVABLE;
import static org.chancery.finance.ledger.AccountRole.UNAPPLIED_RECEIPTS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.chancery.finance.billing.Allocating.Share;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.EntryId;
import org.chancery.finance.ledger.EntrySource;
import org.chancery.finance.ledger.Ledger;
import org.chancery.finance.ledger.NewEntry;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.Id;
import org.chancery.shared.Outcome;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What payments do in the books, and the rows by which they reduce bills. */
@Component
class PaymentPosting {

    private final Ledger ledger;
    private final InvoiceStore bills;

    PaymentPosting(Ledger ledger, InvoiceStore bills) {
        this.ledger = ledger;
        this.bills = bills;
    }

    /** @param at the bank account it came into */
    record Received(PaymentId id, String number, LocalDate date, Money amount, BankAccountId at) {}

    /**
     * Bank up; receivable down for the bills of that day or before, the rest is owed to the payor until a bill takes it. A bill that is issued
     * later takes it on its own day: nothing is paid before it is owed.
     */
    Outcome<EntryId> receive(Received payment, List<Share> shares) {
        var postings = new Postings().debit(payment.at(), null, payment.amount());
        Money rest = payment.amount();
        for (Share share : shares) {
            if (!share.bill().issuedOn().isAfter(payment.date())) {
                postings.credit(ACCOUNTS_RECEIVABLE, share.bill().matterId(), share.amount());
                rest = rest.minus(share.amount());
            }
        }
        postings.credit(UNAPPLIED_RECEIPTS, null, rest);
        return ledger.post(new NewEntry(payment.date(), "PAYMENT", "Payment %s received".formatted(payment.number()), EntrySource.of("payment", payment.id()),
                rest.isZero() ? only(shares) : null, postings.list()));
    }

    /** The one matter that all shares belong to; null for several. */
    private static @Nullable MatterId only(List<Share> shares) {
        List<MatterId> matters = shares.stream().map(share -> share.bill().matterId()).distinct().toList();
        return matters.size() == 1 ? matters.getFirst() : null;
    }

    /** Writes the shares that were posted with the payment. */
    void settle(Received payment, List<Share> shares, EntryId entry) {
        for (Share share : shares) {
            if (!share.bill().issuedOn().isAfter(payment.date())) {
                settle(payment.id(), share, payment.date(), entry);
            }
        }
    }

    void settle(PaymentId payment, Share share, LocalDate date, EntryId entry) {
        bills.settle(new InvoiceStore.NewSettlement(Id.next(), share.bill(), SettlementView.Kind.PAYMENT, payment.value(), date, share.amount(), null, entry));
    }

    /** Bills take money that is there already: one entry for each day on which they do. */
    Outcome<List<EntryId>> apply(PaymentId payment, String number, LocalDate date, List<Share> shares) {
        var days = new TreeMap<LocalDate, List<Share>>();
        for (Share share : shares) {
            LocalDate day = share.bill().issuedOn().isAfter(date) ? share.bill().issuedOn() : date;
            days.computeIfAbsent(day, _ -> new ArrayList<>()).add(share);
        }
        List<EntryId> entries = new ArrayList<>();
        for (var day : days.entrySet()) {
            Outcome<EntryId> posted = apply(payment, number, day.getKey(), day.getValue(), only(day.getValue()));
            if (posted instanceof Outcome.Refused<EntryId>(var refusals)) {
                return Outcome.refused(refusals);
            }
            entries.add(posted.orThrow());
        }
        return Outcome.done(entries);
    }

    private Outcome<EntryId> apply(PaymentId payment, String number, LocalDate day, List<Share> shares, @Nullable MatterId matter) {
        var postings = new Postings();
        for (Share share : shares) {
            postings.debit(UNAPPLIED_RECEIPTS, null, share.amount()).credit(ACCOUNTS_RECEIVABLE, share.bill().matterId(), share.amount());
        }
        return ledger.post(new NewEntry(day, "ALLOCATION", "Payment %s allocated".formatted(number), EntrySource.of("payment", payment), matter, postings.list()))
                .peek(entry -> shares.forEach(share -> settle(payment, share, day, entry)));
    }
}
