package org.chancery.finance.receivables;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chancery.platform.web.Tone;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Moneys;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A dunning letter, with its bills as they were when it was written.
 *
 * @param address   of the day on which it was written; empty if none was known
 * @param decidedBy who released or dismissed it; null while it is proposed
 */
public record LetterView(LetterId id, ContactId clientId, String client, String address, int level, String title, String letter, Money total, LocalDate dated, Status status,
        String proposedBy, Instant proposedAt, @Nullable String decidedBy, @Nullable Instant decidedAt, List<Bill> bills) {

    /** How far it has come. A released letter is ready to be sent. */
    public enum Status {
        PROPOSED("To review", Tone.WARN), RELEASED("Ready to send", Tone.GOOD), DISMISSED("Dismissed", Tone.PLAIN);

        private final String title;
        private final Tone tone;

        Status(String title, Tone tone) {
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
     * @param level   that the bill has by this letter
     * @param balance  owed when the letter was written
     * @param interest that it bore by then and no bill asked for; not in the balance
     */
    public record Bill(InvoiceId id, String number, MatterId matterId, String matterNumber, String matter, LocalDate issuedOn, LocalDate dueOn, int level, int daysLate, Money balance, Money interest) {}

    public LetterView {
        bills = List.copyOf(bills);
    }

    /** What its bills bore beside what is asked for. */
    public Money interest() {
        return Moneys.sum(total.getCurrencyUnit(), bills.stream().map(Bill::interest).toList());
    }

    public String href() {
        return "/letters/" + id;
    }
}
