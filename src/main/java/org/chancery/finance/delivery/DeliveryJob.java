package org.chancery.finance.delivery;

import java.util.List;
import java.util.Map;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.jobs.Job;
import org.chancery.platform.mail.Letter;
import org.chancery.platform.mail.Mailer;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.springframework.stereotype.Component;

/**
 * Sends what waits. A server that was spoken to cannot be rolled back, so each step is a transaction of its own: that it is being sent is written down before, and that it was sent
 * after. Whoever finds one that is being sent by nobody says that it may have arrived, and leaves it to a person.
 */
@Component
class DeliveryJob implements Job {

    static final String NAME = "bill-delivery";

    private final DeliveryStore store;
    private final DeliverySteps steps;
    private final Mailer mailer;

    DeliveryJob(DeliveryStore store, DeliverySteps steps, Mailer mailer) {
        this.store = store;
        this.steps = steps;
        this.mailer = mailer;
    }

    /** The server is away: the job tries again after a pause. */
    private static final class ServerAway extends RuntimeException {
        private static final long serialVersionUID = 1;

        ServerAway(String message) {
            super(message);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return "Delivery of bills";
    }

    @Override
    public Permission concerns() {
        return Permission.BILLING_ISSUE;
    }

    @Override
    public List<Item> plan(Map<String, String> parameters) {
        return store.waiting().stream().map(each -> new Item(each.id().toString(), "Bill %s, %s".formatted(each.number(), each.to()), each.matterId().value())).toList();
    }

    @Override
    public Outcome<String> work(Item item, Map<String, String> parameters) {
        DeliveryId id = DeliveryId.of(item.key());
        if (!store.isMine(id)) {
            return Outcome.done("Another run is sending it");
        }
        DeliveryView delivery = store.find(id).orElse(null);
        if (delivery == null) {
            return Outcome.refused("not-found", "The bill cannot be seen any more.");
        }
        return switch (delivery.state()) {
            case SENT -> Outcome.done("Was sent already");
            case QUEUED, FAILED -> deliver(delivery);
            case UNSURE -> Outcome.refused(Mailer.UNSURE, delivery.reason());
            case SENDING -> unsure(delivery);
        };
    }

    private Outcome<String> unsure(DeliveryView delivery) {
        String why = "Chancery ended while it was being sent: it may have arrived. Send it again from the bill if it did not.";
        steps.ended(delivery.id(), DeliveryState.UNSURE, why);
        return Outcome.refused(Mailer.UNSURE, why);
    }

    private Outcome<String> deliver(DeliveryView delivery) {
        return switch (steps.parcel(delivery)) {
            case Outcome.Refused<DeliverySteps.Parcel>(var refusals) -> failed(delivery, refusals.getFirst());
            case Outcome.Done<DeliverySteps.Parcel>(var parcel) -> {
                Letter letter = parcel.letter();
                yield letter == null ? sent(delivery, parcel.reference()) : send(delivery, letter);
            }
        };
    }

    private Outcome<String> send(DeliveryView delivery, Letter letter) {
        steps.claim(delivery.id());
        return switch (mailer.send(letter)) {
            case Outcome.Done<String>(var message) -> sent(delivery, message);
            case Outcome.Refused<String>(var refusals) -> failed(delivery, refusals.getFirst());
        };
    }

    private Outcome<String> sent(DeliveryView delivery, String reference) {
        steps.sent(delivery, reference);
        return Outcome.done(delivery.recipient().isEmpty() ? reference : "Sent to " + delivery.recipient());
    }

    private Outcome<String> failed(DeliveryView delivery, Refusal why) {
        steps.ended(delivery.id(), why.code().equals(Mailer.UNSURE) ? DeliveryState.UNSURE : DeliveryState.FAILED, why.message());
        if (why.code().equals("mail-unreachable")) {
            throw new ServerAway(why.message());
        }
        return Outcome.refused(why);
    }
}
