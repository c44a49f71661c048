package org.chancery.finance.delivery;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chancery.shared.InvoiceId;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.jobs.Jobs;
import org.chancery.platform.jobs.NewRun;
import org.chancery.platform.mail.Mailer;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How bills reach their clients. By itself a bill goes to a recipient once; a further time is asked for by a person. */
@Service
public class Deliveries {

    private static final Refusal UNKNOWN = Refusal.of("not-found", "There is no such delivery.");

    private final DeliveryStore store;
    private final DeliveryPreferences preferences;
    private final Jobs jobs;
    private final Mailer mailer;
    private final Firms firms;

    Deliveries(DeliveryStore store, DeliveryPreferences preferences, Jobs jobs, Mailer mailer, Firms firms) {
        this.store = store;
        this.preferences = preferences;
        this.jobs = jobs;
        this.mailer = mailer;
        this.firms = firms;
    }

    /** Of a bill, newest first; empty for one that a wall hides. */
    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public List<DeliveryView> of(InvoiceId bill) {
        return store.of(bill);
    }

    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public Optional<DeliveryView> find(DeliveryId id) {
        return store.find(id);
    }

    /** Whether mail can be sent at all. */
    public boolean sendsMail() {
        return mailer.isSetUp();
    }

    /** Puts a bill on its way to each recipient whom its client names, in the transaction of the caller, who issues it. Nothing happens if it is on its way already. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void queue(InvoiceId bill) {
        store.bill(bill).ifPresent(this::queue);
    }

    private void queue(DeliveryStore.Bill bill) {
        DeliveryPreference wanted = preferences.find(bill.client()).orElseGet(DeliveryPreference::usual);
        List<String> recipients = wanted.way().byMail() ? wanted.emails() : List.of("");
        recipients.forEach(recipient -> store.queue(bill, wanted.way(), recipient, wanted.message(), 1, firms.now()));
    }

    /** Sends what waits, as soon as the transaction of the caller commits. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void startIfAnyWaits() {
        if (store.anyQueued()) {
            jobs.start(new NewRun(DeliveryJob.NAME, "Bills that wait to be sent", Map.of()));
        }
    }

    /** Sends everything that waits to be sent. Refused {@code nothing-waits}. */
    @Requires(value = Permission.BILLING_ISSUE, byOffice = true)
    @Transactional
    public Outcome<Boolean> send() {
        if (store.waiting().isEmpty()) {
            return Outcome.refused("nothing-waits", "No bill waits to be sent.");
        }
        jobs.start(new NewRun(DeliveryJob.NAME, "Bills that wait to be sent", Map.of()));
        return Outcome.done(true);
    }

    /** Delivers a bill as its client wants, unless it was. Refused {@code not-found}, {@code bill-void}. */
    @Requires(value = Permission.BILLING_ISSUE, byOffice = true)
    @Transactional
    public Outcome<InvoiceId> deliver(InvoiceId id) {
        return toSend(id).map(bill -> {
            queue(bill);
            startIfAnyWaits();
            return id;
        });
    }

    /** Sends a bill again: what failed is tried again; what was sent, or may have arrived, goes a further time. Refused {@code not-found}, {@code bill-void}, {@code delivery-state}. */
    @Requires(value = Permission.BILLING_ISSUE, byOffice = true)
    @Transactional
    public Outcome<InvoiceId> again(DeliveryId id) {
        DeliveryView delivery = store.find(id).orElse(null);
        return delivery == null ? Outcome.refused(UNKNOWN) : toSend(delivery.invoiceId()).flatMap(bill -> again(delivery, bill));
    }

    private Outcome<InvoiceId> again(DeliveryView delivery, DeliveryStore.Bill bill) {
        switch (delivery.state()) {
            case QUEUED, SENDING -> {
                return Outcome.refused("delivery-state", "It is on its way.");
            }
            case FAILED -> store.again(delivery.id());
            case SENT, UNSURE -> store.queue(bill, delivery.way(), delivery.recipient(), store.message(delivery.id()), store.lastOccasion(delivery) + 1, firms.now());
        }
        startIfAnyWaits();
        return Outcome.done(bill.id());
    }

    private Outcome<DeliveryStore.Bill> toSend(InvoiceId id) {
        DeliveryStore.Bill bill = store.bill(id).orElse(null);
        if (bill == null) {
            return Outcome.refused("not-found", "There is no such bill.");
        }
        return bill.isVoid() ? Outcome.refused("bill-void", "Bill %s is void.".formatted(bill.number())) : Outcome.done(bill);
    }
}
