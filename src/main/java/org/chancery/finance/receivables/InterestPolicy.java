package org.chancery.finance.receivables;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.Contacts;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Terms of interest on overdue bills: of the firm, of a client, of one bill. None until somebody sets them; each counts from its day on, and what was before stays to be read. */
@Service
public class InterestPolicy {

    private static final int HIGHEST = 10_000;
    private static final int LONGEST_GRACE = 365;
    private static final LocalDate EARLIEST = LocalDate.of(1950, 1, 1);

    private final InterestStore store;
    private final Contacts contacts;
    private final Firms firms;

    InterestPolicy(InterestStore store, Contacts contacts, Firms firms) {
        this.store = store;
        this.contacts = contacts;
        this.firms = firms;
    }

    /** All that were set for a bill, else for a client, else for the firm, the latest first. */
    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public List<InterestTerms> terms(@Nullable ContactId client, @Nullable InvoiceId bill) {
        return store.terms(client, bill);
    }

    /**
     * Sets terms; no bill is issued anew. Days that were charged stay charged as they were. Refused at its fields, {@code not-found} for a client or a bill that is not there,
     * {@code interest-on-interest} for a bill over interest, {@code one-of} for a client and a bill at once.
     */
    @Requires(Permission.RATES_EDIT)
    @Transactional
    public Outcome<InterestTerms> set(NewInterestTerms terms) {
        List<Refusal> refusals = wrong(terms);
        LocalDate from = Objects.requireNonNullElse(terms.from(), firms.today());
        if (from.isBefore(EARLIEST) || from.isAfter(firms.today().plusYears(10))) {
            refusals.add(Refusal.at("from", "date", "From 1950 to ten years from now."));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        InterestTermsId id = InterestTermsId.next();
        store.set(id, terms, from, firms.now());
        return Outcome.done(store.terms(terms.clientId(), terms.invoiceId()).stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow());
    }

    private List<Refusal> wrong(NewInterestTerms terms) {
        List<Refusal> refusals = new ArrayList<>();
        Integer rate = terms.rateBps();
        if (terms.clientId() != null && terms.invoiceId() != null) {
            refusals.add(Refusal.at("invoiceId", "one-of", "For a client or for one bill, not both."));
        } else if (terms.clientId() != null && contacts.ref(terms.clientId()).isEmpty()) {
            refusals.add(Refusal.of("not-found", "There is no such client."));
        } else if (terms.invoiceId() != null && store.bills(List.of(terms.invoiceId()), firms.today()).isEmpty()) {
            refusals.add(store.exists(terms.invoiceId()) ? Refusal.of("interest-on-interest", "Void bills, bills over nothing and bills over interest bear no interest.")
                    : Refusal.of("not-found", "There is no such bill."));
        }
        if (rate != null && (rate < 0 || rate > HIGHEST)) {
            refusals.add(Refusal.at("rateBps", "rate-out-of-range", "From 0 to 100 percent a year."));
        }
        if (terms.graceDays() < 0 || terms.graceDays() > LONGEST_GRACE) {
            refusals.add(Refusal.at("graceDays", "days-out-of-range", "From 0 to %d days.".formatted(LONGEST_GRACE)));
        }
        return refusals;
    }
}
