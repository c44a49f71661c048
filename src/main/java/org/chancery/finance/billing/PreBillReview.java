package org.chancery.finance.billing;

import java.time.LocalDate;
import java.util.List;
import org.chancery.finance.billing.PreBillDrafts.Opened;
import org.chancery.finance.billing.PreBillStore.NewChange;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Show;
import org.chancery.shared.Outcome;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The review of pre-bills: narratives, time, rates and sums changed, lines held back, taken off and added, discounts. Each change says who, what
 * and why; it voids an approval, and reaches the work only when it is billed.
 */
@Service
public class PreBillReview {

    private static final int LONGEST_NOTE = 4000;
    private static final int LONGEST_COMMENT = 1000;

    private final PreBillDrafts drafts;
    private final PreBillAddition addition;
    private final PreBillStore store;
    private final TaxCodes taxes;
    private final Firms firms;
    private final ApplicationEventPublisher events;

    PreBillReview(PreBillDrafts drafts, PreBillAddition addition, PreBillStore store, TaxCodes taxes, Firms firms, ApplicationEventPublisher events) {
        this.drafts = drafts;
        this.addition = addition;
        this.store = store;
        this.taxes = taxes;
        this.firms = firms;
        this.events = events;
    }

    /**
     * Changes a line. Refused at the fields, and {@code discount-too-large} if a discount no longer fits.
     *
     * @return the pre-bill as it is now
     */
    @Requires(value = Permission.BILLING_PREPARE, byOffice = true)
    @Transactional
    public Outcome<PreBillView> change(PreBillId id, PreBillLineId lineId, LineEdit edit) {
        LocalDate today = firms.today();
        return drafts.open(id, edit.reason()).flatMap(bill -> bill.line(lineId).flatMap(PreBillReview::whole)
                .flatMap(line -> LineEditing.apply(line, edit, code -> taxes.find(code, today)))
                .flatMap(edited -> write(bill, edited)));
    }

    private Outcome<PreBillView> write(Opened bill, LineEditing.Edited edited) {
        if (edited.notes().isEmpty()) {
            return Outcome.done(drafts.view(bill.id()));
        }
        return drafts.write(bill, bill.draft().replacing(edited.line()), written -> noteEach(bill, edited, written.effect()));
    }

    /** Writes each changed field down with its own share of the effect, as if they had been changed one after the other. */
    private void noteEach(Opened bill, LineEditing.Edited edited, Money whole) {
        Money before = Money.zero(whole.getCurrencyUnit());
        for (LineEditing.Note note : edited.notes()) {
            Money after = note == edited.notes().getLast() ? whole : drafts.effect(bill, edited.line().with(note.then())).orElse(before);
            drafts.note(bill, new NewChange(note.what(), edited.line().id(), note.before(), note.after(), after.minus(before), bill.reason()));
            before = after;
        }
    }

    /** Takes a line off: its work is free for another pre-bill at once. {@link LineEdit#held() held = false} puts it back while it is. */
    @Requires(value = Permission.BILLING_PREPARE, byOffice = true)
    @Transactional
    public Outcome<PreBillView> takeOff(PreBillId id, PreBillLineId lineId, @Nullable String reason) {
        return drafts.open(id, reason).flatMap(bill -> bill.line(lineId).flatMap(PreBillReview::whole).flatMap(line -> {
            if (bill.draft().lines().stream().anyMatch(each -> lineId.equals(each.terms().mergedInto()))) {
                return Outcome.refused("line-merges", "Other lines were merged into this one; take it apart first.");
            }
            Disposition before = line.terms().disposition();
            LineTerms without = line.terms().disposition(Disposition.REMOVED);
            var note = new LineEditing.Note(PreBillChange.What.DISPOSITION, before.title(), Disposition.REMOVED.title(), without);
            return write(bill, new LineEditing.Edited(line.with(without), before == Disposition.REMOVED ? List.of() : List.of(note)));
        }));
    }

    /** A line that was merged into another is changed there. */
    private static Outcome<DraftLine> whole(DraftLine line) {
        return line.terms().disposition() == Disposition.MERGED ? Outcome.refused("line-merged", "This line was merged into another; change that one, or take it apart.") : Outcome.done(line);
    }

    /**
     * Makes one line of several: time of one person at one rate. The first has the time, the value and the narratives of all. Refused {@code lines-to-merge},
     * {@code lines-differ}, {@code lines-merged}.
     */
    @Requires(value = Permission.BILLING_PREPARE, byOffice = true)
    @Transactional
    public Outcome<PreBillView> merge(PreBillId id, List<PreBillLineId> lines, @Nullable String reason) {
        return drafts.open(id, reason).flatMap(bill -> LineMerging.merge(drafts.view(id), bill.draft(), lines).flatMap(merged -> drafts.write(bill, merged.draft(),
                written -> drafts.note(bill, new NewChange(PreBillChange.What.MERGED, merged.into(), null, merged.narrative(), written.effect(), bill.reason())))));
    }

    /** Makes a line again of each that was merged into this one. Refused {@code not-merged}, {@code merged-changed}. */
    @Requires(value = Permission.BILLING_PREPARE, byOffice = true)
    @Transactional
    public Outcome<PreBillView> takeApart(PreBillId id, PreBillLineId lineId) {
        return drafts.open(id, null).flatMap(bill -> bill.line(lineId).flatMap(line -> LineMerging.apart(bill.draft(), line)).flatMap(apart -> drafts.write(bill, apart.draft(),
                written -> drafts.note(bill, new NewChange(PreBillChange.What.TAKEN_APART, lineId, null, apart.narrative(), written.effect(), "")))));
    }

    /** Adds a line of no recorded work: a fee, a cost, a courtesy. */
    @Requires(value = Permission.BILLING_PREPARE, byOffice = true)
    @Transactional
    public Outcome<PreBillView> add(PreBillId id, NewLine line) {
        return drafts.open(id, line.reason()).flatMap(bill -> addition.add(bill, line));
    }

    /** Sets the discount on the bill, spread over its lines; a discount of neither percentage nor sum takes it away. */
    @Requires(value = Permission.BILLING_PREPARE, byOffice = true)
    @Transactional
    public Outcome<PreBillView> discount(PreBillId id, LineEdit.Off off, BillDiscount.Scope on, @Nullable String reason) {
        return drafts.open(id, reason).flatMap(bill -> LineEditing.read(off, bill.head().currency()).flatMap(discount -> {
            BillDiscount before = bill.head().discount();
            var wanted = new BillDiscount(discount, on);
            return drafts.write(bill, bill.draft().with(wanted), written -> {
                store.discount(id, wanted);
                drafts.note(bill, new NewChange(PreBillChange.What.BILL_DISCOUNT, null, words(before), words(wanted), written.effect(), bill.reason()));
            });
        }));
    }

    private static String words(BillDiscount discount) {
        return discount.discount() instanceof Discount.None ? "none" : discount.discount().words() + " of " + discount.on().title();
    }

    /** Sets whether the bill lists time that a fee agreed covers, and a note that it prints. */
    @Requires(value = Permission.BILLING_PREPARE, byOffice = true)
    @Transactional
    public Outcome<PreBillView> presentation(PreBillId id, boolean showTime, String note) {
        String text = note.strip();
        if (text.length() > LONGEST_NOTE) {
            return Outcome.refusedAt("note", "too-long", "At most %d characters.".formatted(LONGEST_NOTE));
        }
        return drafts.open(id, null).map(bill -> {
            PreBillView before = drafts.view(id);
            boolean shown = before.showTime();
            if (shown != showTime || !before.note().equals(text)) {
                drafts.lapse(bill.head());
                store.presentation(id, showTime, text);
                noted(bill, PreBillChange.What.SHOW_TIME, shown ? "yes" : "no", showTime ? "yes" : "no");
                noted(bill, PreBillChange.What.NOTE, Show.text(before.note()), Show.text(text));
                store.touch(id);
            }
            return drafts.view(id);
        });
    }

    /**
     * Says something to whoever prepared it, who finds it in the inbox; it stands among the changes and takes no approval back. Refused {@code not-found}, {@code already-issued},
     * {@code pre-bill-cancelled}, {@code required} and {@code too-long} (field {@code comment}).
     */
    @Requires(value = {Permission.BILLING_APPROVE, Permission.BILLING_PREPARE}, byOffice = true)
    @Transactional
    public Outcome<PreBillView> comment(PreBillId id, String comment) {
        String text = comment.strip();
        if (text.isEmpty() || text.length() > LONGEST_COMMENT) {
            return Outcome.refusedAt("comment", text.isEmpty() ? "required" : "too-long", "Say it in 1 to %d characters.".formatted(LONGEST_COMMENT));
        }
        return drafts.lock(id).map(head -> {
            drafts.note(head, PreBillChange.What.COMMENT, text);
            events.publishEvent(new PreBillCommented(id, head.matterId(), text));
            return drafts.view(id);
        });
    }

    private void noted(Opened bill, PreBillChange.What what, String before, String after) {
        if (!before.equals(after)) {
            drafts.note(bill, new NewChange(what, null, before, after, Money.zero(bill.head().currency()), ""));
        }
    }
}
