package org.chancery.finance.billing;

import java.util.List;
import java.util.UUID;
import org.chancery.shared.InvoiceId;
import org.chancery.platform.identity.Permission;
import org.chancery.practice.matters.Guarded;
import org.chancery.practice.matters.GuardedObjects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Pre-bills, bills and what settles them, for “who can see this, and why”. */
@Configuration(proxyBeanMethods = false)
class GuardedBills {

    @Bean
    GuardedObjects guardedInvoice(Invoices invoices) {
        return GuardedObjects.of("invoice", id -> invoices.find(new InvoiceId(id))
                .map(bill -> Guarded.ofMatter("bill", "Bill " + bill.number(), "/bills/" + id, Permission.BILLING_VIEW, bill.matterId().value())));
    }

    @Bean
    GuardedObjects guardedPreBill(PreBills preBills) {
        return GuardedObjects.of("pre-bill", id -> preBills.find(new PreBillId(id))
                .map(bill -> Guarded.ofMatter("pre-bill", "Pre-bill of " + bill.matterNumber(), "/pre-bills/" + id, Permission.BILLING_VIEW, bill.matterId().value())));
    }

    @Bean
    GuardedObjects guardedCreditNote(CreditNotes notes) {
        return GuardedObjects.of("credit-note", id -> notes.find(new CreditNoteId(id))
                .map(note -> Guarded.ofMatter("credit note", "Credit note " + note.number(), "/credit-notes/" + id, Permission.BILLING_VIEW, note.matterId().value())));
    }

    @Bean
    GuardedObjects guardedAgreedFee(AgreedFees fees) {
        return GuardedObjects.of("agreed-fee", id -> fees.find(new AgreedFeeId(id))
                .map(fee -> Guarded.ofMatter("fee", fee.narrative(), "/matters/" + fee.matterId() + "/fees", Permission.BILLING_VIEW, fee.matterId().value())));
    }

    @Bean
    GuardedObjects guardedRecovery(Recoveries recoveries) {
        return GuardedObjects.of("recovery", id -> recoveries.find(new RecoveryId(id))
                .map(recovery -> Guarded.ofMatter("closing statement", "Closing statement of " + recovery.receivedOn(), recovery.href(), Permission.BILLING_VIEW, recovery.matterId().value())));
    }

    /** A payment is hidden by the walls of every bill's matter that it pays, and by those of whoever paid. */
    @Bean
    GuardedObjects guardedPayment(Payments payments) {
        return GuardedObjects.of("payment", id -> payments.find(new PaymentId(id)).map(payment -> {
            List<UUID> matters = payment.allocations().stream().map(part -> part.matterId().value()).distinct().toList();
            return new Guarded("payment", "Payment " + payment.number(), payment.href(), List.of(Permission.BILLING_VIEW), matters, payment.payorId());
        }));
    }
}
