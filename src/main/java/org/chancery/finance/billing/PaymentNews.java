package org.chancery.finance.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chancery.finance.billing.Allocating.Share;
import org.chancery.finance.billing.PaymentPosting.Received;
import org.chancery.platform.firm.Firms;
import org.chancery.practice.contacts.ContactId;
import org.chancery.shared.Moneys;
import org.joda.money.Money;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells of payments, bill by bill, so that no matter's timeline betrays another's. */
@Component
class PaymentNews {

    private final ApplicationEventPublisher events;
    private final Firms firms;

    PaymentNews(ApplicationEventPublisher events, Firms firms) {
        this.events = events;
        this.firms = firms;
    }

    Instant now() {
        return firms.now();
    }

    void received(Received payment, ContactId payor, List<Share> shares) {
        shares.forEach(share -> received(payment.id(), payment.number(), payment.date(), share));
        Money rest = payment.amount().minus(Moneys.sum(payment.amount().getCurrencyUnit(), shares.stream().map(Share::amount).toList()));
        if (rest.isPositive()) {
            events.publishEvent(new PaymentOnAccount(payment.id(), payment.number(), payor, payment.date(), rest,
                    shares.isEmpty() ? null : shares.getFirst().bill().matterId()));
        }
    }

    void allocated(PaymentView payment, LocalDate day, List<Share> shares) {
        shares.forEach(share -> received(payment.id(), payment.number(), day, share));
    }

    void received(PaymentId payment, String number, LocalDate date, Share share) {
        events.publishEvent(new PaymentReceived(payment, number, share.bill().id(), share.bill().number(), share.bill().matterId(), date, share.amount()));
    }

    void reversed(PaymentView payment, LocalDate date, String reason) {
        for (PaymentView.Allocated part : payment.allocations()) {
            if (part.amount().isPositive()) {
                events.publishEvent(new PaymentReversed(payment.id(), payment.number(), part.invoiceId(), part.invoiceNumber(), part.matterId(), date, part.amount(), reason));
            }
        }
    }
}
