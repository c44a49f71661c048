package org.chancery.finance.receivables;

import java.time.LocalDate;
import org.chancery.platform.web.Tone;
import org.chancery.shared.InvoiceId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a client promised to pay, and what came of it.
 *
 * @param invoiceId null if it concerns the client as a whole
 * @param paid      new money that came from the day on which it was given to the promised one
 */
public record PromiseView(PromiseId id, Money amount, LocalDate givenOn, LocalDate promisedFor, String note, @Nullable InvoiceId invoiceId, @Nullable String invoiceNumber, Money paid,
        State state, String by) {

    /** Computed from payments, never set by hand. */
    public enum State {
        OPEN("Promised", Tone.INFO), KEPT("Kept", Tone.GOOD), BROKEN("Broken", Tone.BAD), WITHDRAWN("Withdrawn", Tone.PLAIN);

        private final String title;
        private final Tone tone;

        State(String title, Tone tone) {
            this.title = title;
            this.tone = tone;
        }

        public String title() {
            return title;
        }

        public Tone tone() {
            return tone;
        }

        static State of(boolean withdrawn, boolean paid, boolean over) {
            return paid ? KEPT : withdrawn ? WITHDRAWN : over ? BROKEN : OPEN;
        }
    }
}
