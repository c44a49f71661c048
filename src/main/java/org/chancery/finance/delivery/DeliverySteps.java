package org.chancery.finance.delivery;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chancery.finance.billing.InvoicePdf;
import org.chancery.finance.billing.InvoiceStatus;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.finance.billing.Invoices;
import org.chancery.finance.ebilling.EBills;
import org.chancery.finance.einvoicing.EInvoiceFormat;
import org.chancery.finance.einvoicing.EInvoices;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.mail.Letter;
import org.chancery.platform.mail.MailAddress;
import org.chancery.platform.web.Show;
import org.chancery.shared.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The steps of a delivery, each in a transaction of its own beside that of the job's item. */
@Component
class DeliverySteps {

    private static final String PDF = "application/pdf";

    private final DeliveryStore store;
    private final Invoices invoices;
    private final InvoicePdf papers;
    private final EBills ebills;
    private final EInvoices einvoices;
    private final Firms firms;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate beside;

    DeliverySteps(DeliveryStore store, Invoices invoices, InvoicePdf papers, EBills ebills, EInvoices einvoices, Firms firms, ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.invoices = invoices;
        this.papers = papers;
        this.ebills = ebills;
        this.einvoices = einvoices;
        this.firms = firms;
        this.events = events;
        this.beside = new TransactionTemplate(transactions);
        beside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * What goes out.
     *
     * @param letter    null if nothing is sent by mail
     * @param reference what it is known by if no letter is sent
     */
    record Parcel(@Nullable Letter letter, String reference) {}

    /** Makes what goes out. Refused with what a file lacks, and for a void bill. */
    Outcome<Parcel> parcel(DeliveryView delivery) {
        return Objects.requireNonNull(beside.execute(status -> {
            Outcome<Parcel> made = made(delivery);
            if (!made.isDone()) {
                status.setRollbackOnly();
            }
            return made;
        }));
    }

    private Outcome<Parcel> made(DeliveryView delivery) {
        InvoiceView bill = invoices.find(delivery.invoiceId()).orElse(null);
        if (bill == null || bill.status() == InvoiceStatus.VOID) {
            return Outcome.refused("bill-void", "Bill %s is void.".formatted(delivery.number()));
        }
        return switch (delivery.way()) {
            case EMAIL -> Outcome.done(new Parcel(letter(delivery, bill, List.of(pdf(bill))), ""));
            case E_INVOICE -> einvoices.make(bill.id(), null).map(made -> {
                var file = new Letter.Attachment(made.name(), made.format().mediaType(), einvoices.content(bill.id(), made.format()).orElseThrow());
                return new Parcel(letter(delivery, bill, made.format() == EInvoiceFormat.FACTUR_X ? List.of(file) : List.of(file, pdf(bill))), "");
            });
            case E_BILL -> ebills.make(bill.id()).map(file -> new Parcel(null, file.name()));
            case PRINT -> Outcome.refused("delivery-way", "It waits to be printed.");
        };
    }

    private Letter.Attachment pdf(InvoiceView bill) {
        return new Letter.Attachment("bill-" + bill.number().replaceAll("[^A-Za-z0-9._-]", "-") + ".pdf", PDF, papers.of(bill.id()).orElseThrow());
    }

    private Letter letter(DeliveryView delivery, InvoiceView bill, List<Letter.Attachment> attachments) {
        String words = "Please find attached bill %s of %s over %s, due on %s.".formatted(bill.number(), Show.date(bill.issuedOn()), Show.money(bill.total()), Show.date(bill.dueOn()));
        String text = Stream.of(store.message(delivery.id()), words, bill.firmName()).filter(each -> !each.isBlank()).collect(Collectors.joining("\n\n"));
        return new Letter(delivery.recipient(), bill.firmName(), replies(), "Bill %s from %s".formatted(bill.number(), bill.firmName()), text, attachments);
    }

    /** To whoever sends it. */
    private static @Nullable String replies() {
        Actor actor = Actors.current();
        return actor.kind() == Actor.Kind.PERSON && MailAddress.isPlain(actor.email()) ? actor.email() : null;
    }

    /** Writes down that it is being sent, before it is. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void claim(DeliveryId id) {
        if (!store.claim(id)) {
            throw new IllegalStateException("delivery " + id + " is no longer to be sent");
        }
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void sent(DeliveryView delivery, String reference) {
        store.sent(delivery.id(), reference, firms.now());
        events.publishEvent(new BillDelivered(delivery.id(), delivery.invoiceId(), delivery.number(), delivery.matterId(), delivery.way(), delivery.recipient()));
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void ended(DeliveryId id, DeliveryState state, String reason) {
        store.ended(id, state, reason);
    }
}
