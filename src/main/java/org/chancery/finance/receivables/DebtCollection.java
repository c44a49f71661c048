package org.chancery.finance.receivables;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.inbox.Inbox;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.Contacts;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is said and done about a client's debts: notes, promises, holds. What concerns one bill is hidden with its matter. */
@Service
public class DebtCollection {

    static final String BROKEN = "broken-promise";
    private static final Refusal UNKNOWN = Refusal.of("not-found", "There is no such client.");

    private final CollectionStore store;
    private final Contacts contacts;
    private final Inbox inbox;
    private final Firms firms;

    DebtCollection(CollectionStore store, Contacts contacts, Inbox inbox, Firms firms) {
        this.store = store;
        this.contacts = contacts;
        this.inbox = inbox;
        this.firms = firms;
    }

    /** What is kept about a client, newest first. */
    public record File(List<NoteView> notes, List<PromiseView> promises, List<HoldView> holds) {
        public File {
            notes = List.copyOf(notes);
            promises = List.copyOf(promises);
            holds = List.copyOf(holds);
        }
    }

    /** Empty for a client who is not there or whom a wall hides. */
    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public Optional<File> of(ContactId client) {
        LocalDate today = firms.today();
        return contacts.ref(client).map(_ -> new File(store.notes(client), store.promises(client, today), store.holds(client, today)));
    }

    /** Keeps a contact or a remark. Refused at its fields. It never changes afterwards. */
    @Requires({Permission.PAYMENTS_RECORD, Permission.BILLING_PREPARE})
    @Transactional
    public Outcome<NoteView> note(ContactId client, NewNote note) {
        List<Refusal> refusals = wrong(client, note.invoiceId());
        Texts.check(refusals, "text", note.text(), 4000, true);
        LocalDate on = Objects.requireNonNullElse(note.contactedOn(), firms.today());
        if (on.isAfter(firms.today())) {
            refusals.add(Refusal.at("contactedOn", "date", "Not in the future."));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        NoteId id = NoteId.next();
        store.note(id, client, note, on, firms.now());
        return Outcome.done(store.notes(client).stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow());
    }

    /** Keeps a promise in mind. Refused at its fields, {@code promise-open} while another for the same stands. */
    @Requires({Permission.PAYMENTS_RECORD, Permission.BILLING_PREPARE})
    @Transactional
    public Outcome<PromiseView> promise(ContactId client, NewPromise promise) {
        List<Refusal> refusals = wrong(client, promise.invoiceId());
        LocalDate today = firms.today();
        LocalDate given = Objects.requireNonNullElse(promise.givenOn(), today);
        if (!promise.amount().isPositive()) {
            refusals.add(Refusal.at("amount", "amount-not-positive", "More than zero."));
        }
        if (given.isAfter(today)) {
            refusals.add(Refusal.at("givenOn", "date", "Not in the future."));
        }
        if (promise.promisedFor().isBefore(given)) {
            refusals.add(Refusal.at("promisedFor", "date", "Not before it was given."));
        }
        Texts.check(refusals, "note", Objects.requireNonNullElse(promise.note(), ""), 1000, false);
        boolean open = store.promises(client, today).stream().anyMatch(each -> each.state() == PromiseView.State.OPEN && Objects.equals(each.invoiceId(), promise.invoiceId())
                && each.amount().getCurrencyUnit().equals(promise.amount().getCurrencyUnit()));
        if (open) {
            refusals.add(Refusal.of("promise-open", "A promise for this stands already; withdraw it first."));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        PromiseId id = PromiseId.next();
        store.promise(id, client, promise, given, firms.now());
        return Outcome.done(store.promise(id, today).orElseThrow());
    }

    @Requires({Permission.PAYMENTS_RECORD, Permission.BILLING_PREPARE})
    @Transactional
    public Outcome<PromiseView> withdraw(ContactId client, PromiseId id) {
        if (!store.withdraw(client, id, firms.now())) {
            return Outcome.refused("not-found", "There is no such promise.");
        }
        inbox.withdraw(BROKEN, id);
        return Outcome.done(store.promise(id, firms.today()).orElseThrow());
    }

    /** Lets no letter go to the client, or for one bill, until a day has passed. Refused at its fields. */
    @Requires({Permission.PAYMENTS_RECORD, Permission.BILLING_PREPARE})
    @Transactional
    public Outcome<HoldView> hold(ContactId client, NewHold hold) {
        List<Refusal> refusals = wrong(client, hold.invoiceId());
        Texts.check(refusals, "reason", hold.reason(), 1000, true);
        LocalDate today = firms.today();
        if (hold.until().isBefore(today) || hold.until().isAfter(today.plusYears(5))) {
            refusals.add(Refusal.at("until", "date", "From today on, within five years."));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        HoldId id = HoldId.next();
        store.hold(id, client, hold, firms.now());
        return Outcome.done(store.holds(client, today).stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow());
    }

    @Requires({Permission.PAYMENTS_RECORD, Permission.BILLING_PREPARE})
    @Transactional
    public Outcome<HoldId> lift(ContactId client, HoldId id) {
        return store.lift(client, id, firms.now()) ? Outcome.done(id) : Outcome.refused("not-found", "There is no such hold.");
    }

    private List<Refusal> wrong(ContactId client, @Nullable InvoiceId bill) {
        List<Refusal> refusals = new ArrayList<>();
        if (contacts.ref(client).isEmpty()) {
            refusals.add(UNKNOWN);
        } else if (bill != null && !store.isBillOf(client, bill)) {
            refusals.add(Refusal.at("invoiceId", "invoice-unknown", "The client has no such bill."));
        }
        return refusals;
    }
}
