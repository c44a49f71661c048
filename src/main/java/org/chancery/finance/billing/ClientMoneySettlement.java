package org.chancery.finance.billing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.chancery.finance.billing.Allocating.Share;
import org.chancery.finance.billing.InvoiceStore.Bill;
import org.chancery.finance.ledger.EntryId;
import org.chancery.finance.trust.BillSettlement;
import org.chancery.finance.trust.TrustEntryId;
import org.chancery.finance.trust.TrustPayment;
import org.chancery.platform.firm.NumberSeries;
import org.chancery.platform.web.Show;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Client money that pays a bill of its matter: the same payment as any other, in the transaction and with the entry of the transfer. */
@Component
class ClientMoneySettlement implements BillSettlement {

    static final String METHOD = "CLIENT_MONEY";

    private final InvoiceStore bills;
    private final PaymentStore payments;
    private final PaymentPosting posting;
    private final PaymentReversal reversal;
    private final PaymentNews news;
    private final NumberSeries numbers;
    private final PastPayments past;

    ClientMoneySettlement(InvoiceStore bills, PaymentStore payments, PaymentPosting posting, PaymentReversal reversal, PaymentNews news, NumberSeries numbers,
            PastPayments past) {
        this.past = past;
        this.bills = bills;
        this.payments = payments;
        this.posting = posting;
        this.reversal = reversal;
        this.news = news;
        this.numbers = numbers;
    }

    @Override
    public Outcome<UUID> settle(TrustPayment payment) {
        Bill bill = bills.lock(payment.invoice()).orElse(null);
        Refusal refusal = refusal(payment, bill);
        return refusal != null || bill == null ? Outcome.refused(Objects.requireNonNull(refusal)) : Outcome.done(record(payment, new Share(bill, payment.amount())));
    }

    @Override
    public Outcome<List<UUID>> settleAll(List<TrustPayment> payments) {
        Map<InvoiceId, Bill> owed = bills.lock(payments.stream().map(TrustPayment::invoice).toList());
        for (TrustPayment payment : payments) {
            Refusal refusal = refusal(payment, owed.get(payment.invoice()));
            if (refusal != null) {
                return Outcome.refused(refusal);
            }
        }
        return Outcome.done(past.fromClientMoney(payments, owed));
    }

    private static @Nullable Refusal refusal(TrustPayment payment, @Nullable Bill bill) {
        if (bill == null || bill.status() == InvoiceStatus.VOID || !bill.matterId().equals(payment.matter())) {
            return Refusal.at("invoiceId", "trust-invoice-required", "Client money pays issued bills of its own matter only; this is none.");
        }
        if (bill.issuedOn().isAfter(payment.date())) {
            return Refusal.at("invoiceId", "trust-invoice-required",
                    "Bill %s was issued on %s; client money pays it from that day on.".formatted(bill.number(), Show.date(bill.issuedOn())));
        }
        if (!bill.total().getCurrencyUnit().equals(payment.amount().getCurrencyUnit())) {
            return Refusal.at("amount", "currency-mismatch", "Bill %s is in %s.".formatted(bill.number(), bill.total().getCurrencyUnit()));
        }
        if (payment.amount().isGreaterThan(bill.balance())) {
            return Refusal.at("amount", "over-allocated",
                    "Bill %s has a balance of %s; %s is more.".formatted(bill.number(), Show.money(bill.balance()), Show.money(payment.amount())));
        }
        return null;
    }

    private UUID record(TrustPayment payment, Share share) {
        PaymentId id = PaymentId.next();
        String number = numbers.next(BillingDefaults.PAYMENTS, payment.date());
        payments.insert(new PaymentStore.New(id, number, share.bill().clientId(), payment.toBankAccountId(), payment.date(), payment.amount(), METHOD, "",
                payment.entry().value(), payment.journalEntry(), List.of(payment.matter())), news.now());
        posting.settle(id, share, payment.date(), payment.journalEntry());
        news.received(id, number, payment.date(), share);
        return id.value();
    }

    @Override
    public Outcome<UUID> unsettle(TrustEntryId entry, LocalDate date, String reason, EntryId reversed) {
        return reversal.unsettle(entry.value(), date, reason, reversed);
    }
}
