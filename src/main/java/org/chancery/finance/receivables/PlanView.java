package org.chancery.finance.receivables;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chancery.platform.web.Tone;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.InvoiceId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A payment plan and what came in of it.
 *
 * @param total          owed when it was agreed, and what the instalments add up to
 * @param paid           by how much its bills went down since, whatever paid them
 * @param breakAfterDays for how many days a late instalment is waited for
 * @param rateBps        interest of a year while it is kept, in hundredths of a percent
 * @param endedOn        since when it is broken or cancelled; null while it is neither
 */
public record PlanView(PlanId id, ContactId clientId, String client, Money total, Money paid, LocalDate agreedOn, int breakAfterDays, int rateBps, String note, State state,
        @Nullable LocalDate endedOn, String agreedBy, Instant agreedAt, List<Bill> bills, List<Instalment> instalments) {

    /** How it stands: seen from payments, but for its end. */
    public enum State {
        RUNNING("Kept so far", Tone.INFO), LATE("Instalment late", Tone.WARN), PAID("Paid", Tone.GOOD), BROKEN("Broken", Tone.BAD), CANCELLED("Cancelled", Tone.PLAIN);

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
    }

    /**
     * @param owedThen when the plan was agreed
     * @param balance  owed now
     */
    public record Bill(InvoiceId id, String number, MatterId matterId, String matterNumber, String matter, Money owedThen, Money balance) {}

    /**
     * @param paid of it, the first instalments being paid first
     * @param late whether its day has passed and something of it is missing
     */
    public record Instalment(int number, LocalDate dueOn, Money amount, Money paid, boolean late) {

        public boolean settled() {
            return paid.equals(amount);
        }
    }

    public PlanView {
        bills = List.copyOf(bills);
        instalments = List.copyOf(instalments);
    }

    public Money open() {
        return total.minus(paid);
    }

    /** Whether it may still be cancelled. */
    public boolean running() {
        return state == State.RUNNING || state == State.LATE;
    }

    public String href() {
        return "/payment-plans/" + id;
    }
}
