package org.chancery.finance.billing;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.chancery.finance.billing.InvoiceStore.Bill;
import org.chancery.finance.ledger.EntryId;
import org.chancery.finance.ledger.EntrySource;
import org.chancery.finance.ledger.Ledger;
import org.chancery.finance.trust.TrustEntryId;
import org.chancery.finance.trust.TrustVoids;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.web.Show;
import org.chancery.shared.Id;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes payments back: every entry reversed, every bill owed again. */
@Component
class PaymentReversal {

    private static final int LONGEST_REASON = 500;

    private final PaymentStore store;
    private final InvoiceStore bills;
    private final Ledger ledger;
    private final TrustVoids trustVoids;
    private final PaymentNews news;
    private final Firms firms;

    PaymentReversal(PaymentStore store, InvoiceStore bills, Ledger ledger, TrustVoids trustVoids, PaymentNews news, Firms firms) {
        this.store = store;
        this.bills = bills;
        this.ledger = ledger;
        this.trustVoids = trustVoids;
        this.news = news;
        this.firms = firms;
    }

    Outcome<PaymentView> reverse(PaymentId id, @Nullable LocalDate date, String reason) {
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            return Outcome.refusedAt("reason", why.isEmpty() ? "required" : "too-long", "Say why, in at most %d characters.".formatted(LONGEST_REASON));
        }
        LocalDate on = date == null ? firms.today() : date;
        PaymentView seen = store.find(id).orElse(null);
        if (seen != null && seen.trustEntryId() != null && seen.reversed() == null) {
            return trustVoids.voidEntry(new TrustEntryId(seen.trustEntryId()), on, why).map(_ -> store.find(id).orElseThrow());
        }
        PaymentView payment = store.lock(id) ? store.find(id).orElse(null) : null;
        if (payment == null) {
            return Outcome.refused(Payments.UNKNOWN);
        }
        return reversible(payment, on).flatMap(_ -> reverse(payment, on, why));
    }

    private static Outcome<PaymentView> reversible(PaymentView payment, LocalDate on) {
        if (payment.reversed() != null) {
            return Outcome.refused("payment-reversed", "Payment %s was reversed already.".formatted(payment.number()));
        }
        LocalDate last = payment.allocations().stream().map(PaymentView.Allocated::date).max(LocalDate::compareTo).filter(day -> day.isAfter(payment.date())).orElse(payment.date());
        return on.isBefore(last) ? Outcome.refusedAt("date", "reversal-too-early", "It was paid or allocated on %s; it cannot be taken back before.".formatted(Show.date(last)))
                : Outcome.done(payment);
    }

    private Outcome<PaymentView> reverse(PaymentView payment, LocalDate on, String reason) {
        Map<InvoiceId, Bill> locked = bills.lock(payment.allocations().stream().map(PaymentView.Allocated::invoiceId).toList());
        Map<EntryId, EntryId> reversals = new LinkedHashMap<>();
        for (EntryId entry : entries(payment)) {
            Outcome<EntryId> reversed = ledger.reverse(entry, on, "Payment %s reversed".formatted(payment.number()), EntrySource.of("payment", payment.id()));
            if (reversed instanceof Outcome.Refused<EntryId>(var refusals)) {
                return Outcome.refused(refusals);
            }
            reversals.put(entry, reversed.orThrow());
        }
        takeBack(payment, locked, on, reversals);
        return Outcome.done(reversed(payment, on, reason));
    }

    private static Set<EntryId> entries(PaymentView payment) {
        Set<EntryId> entries = new LinkedHashSet<>(List.of(payment.entryId()));
        payment.allocations().forEach(part -> entries.add(part.entryId()));
        return entries;
    }

    private void takeBack(PaymentView payment, Map<InvoiceId, Bill> locked, LocalDate on, Map<EntryId, EntryId> reversals) {
        for (PaymentView.Allocated part : payment.allocations()) {
            bills.settle(new InvoiceStore.NewSettlement(Id.next(), Objects.requireNonNull(locked.get(part.invoiceId())), SettlementView.Kind.PAYMENT, payment.id().value(), on,
                    part.amount().negated(), part.id(), Objects.requireNonNull(reversals.get(part.entryId()))));
        }
    }

    private PaymentView reversed(PaymentView payment, LocalDate on, String reason) {
        store.reversed(payment.id(), on, Actors.current().id(), firms.now(), reason);
        news.reversed(payment, on, reason);
        return store.find(payment.id()).orElseThrow();
    }

    /** The transfer that was this payment is void; its reversing entry is in the books already. */
    Outcome<UUID> unsettle(UUID trustEntry, LocalDate on, String reason, EntryId reversal) {
        PaymentId id = store.ofTrustEntry(trustEntry).orElse(null);
        PaymentView payment = id != null && store.lock(id) ? store.find(id).orElse(null) : null;
        if (payment == null) {
            return Outcome.refused(Payments.UNKNOWN);
        }
        return reversible(payment, on).map(_ -> {
            Map<InvoiceId, Bill> locked = bills.lock(payment.allocations().stream().map(PaymentView.Allocated::invoiceId).toList());
            takeBack(payment, locked, on, Map.of(payment.entryId(), reversal));
            return reversed(payment, on, reason).id().value();
        });
    }
}
