package org.chancery.finance.receivables;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.jobs.Jobs;
import org.chancery.platform.jobs.NewRun;
import org.chancery.platform.jobs.RunId;
import org.chancery.platform.letterhead.Papers;
import org.chancery.platform.web.Show;
import org.chancery.shared.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Dunning letters: proposed by a run, reviewed and released by a person, ready to be sent. A letter that was released never changes. */
@Service
public class DunningLetters {

    private static final String TEMPLATE = "finance/receivables/letters-pdf.jte";

    private final LetterStore store;
    private final Jobs jobs;
    private final Papers papers;
    private final Firms firms;
    private final CollectionSettings settings;

    DunningLetters(LetterStore store, Jobs jobs, Papers papers, Firms firms, CollectionSettings settings) {
        this.store = store;
        this.jobs = jobs;
        this.papers = papers;
        this.firms = firms;
        this.settings = settings;
    }

    /**
     * Starts a run that proposes letters as of a day. Refused {@code date} for a day to come.
     *
     * @param date  null for today
     * @param again whether bills that had a level and are not due for the next get the same once more
     */
    @Requires(Permission.PAYMENTS_RECORD)
    @Transactional
    public Outcome<RunId> run(@Nullable LocalDate date, boolean again) {
        LocalDate day = date == null ? firms.today() : date;
        return day.isAfter(firms.today()) ? Outcome.refusedAt("date", "date", "Today, or a day before.")
                : Outcome.done(jobs.start(new NewRun(DunningRun.NAME, "Letters as of " + Show.date(day), Map.of(DunningRun.DATE, day.toString(), DunningRun.AGAIN, Boolean.toString(again)))));
    }

    /**
     * Releases letters: they are ready to be sent. Refused as a whole: {@code not-found}, {@code already-decided}, {@code letter-outdated} for one whose bills have
     * another balance by now, or are on a payment plan.
     */
    @Requires(Permission.BILLING_ISSUE)
    @Transactional
    public Outcome<List<LetterView>> release(Collection<LetterId> ids) {
        return proposed(ids).flatMap(letters -> {
            for (LetterView letter : letters) {
                List<String> moved = store.moved(letter.id());
                if (!moved.isEmpty()) {
                    return Outcome.refused("letter-outdated", "The letter to %s no longer says what is asked for on bill %s. Dismiss it and run again.".formatted(letter.client(),
                            String.join(", ", moved)));
                }
                store.decide(letter.id(), LetterView.Status.RELEASED, firms.now());
            }
            return Outcome.done(store.find(ids, false));
        });
    }

    /** Dismisses letters: their bills may have the level again. Refused {@code not-found}, {@code already-decided}. */
    @Requires(Permission.PAYMENTS_RECORD)
    @Transactional
    public Outcome<List<LetterView>> dismiss(Collection<LetterId> ids) {
        return proposed(ids).map(letters -> {
            letters.forEach(letter -> store.decide(letter.id(), LetterView.Status.DISMISSED, firms.now()));
            return store.find(ids, false);
        });
    }

    private Outcome<List<LetterView>> proposed(Collection<LetterId> ids) {
        if (ids.isEmpty()) {
            return Outcome.refusedAt("ids", "required", "Tick the letters first.");
        }
        List<LetterView> letters = store.find(ids, true);
        if (letters.size() < ids.stream().distinct().count()) {
            return Outcome.refused("not-found", "There is no such letter.");
        }
        return letters.stream().filter(letter -> letter.status() != LetterView.Status.PROPOSED).findFirst()
                .map(letter -> Outcome.<List<LetterView>>refused("already-decided", "The letter to %s is decided: %s.".formatted(letter.client(), letter.status().title())))
                .orElseGet(() -> Outcome.done(letters));
    }

    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public Optional<LetterView> find(LetterId id) {
        return store.find(id);
    }

    /** Letters in one file to be printed, by client, each on its own sheet. Refused {@code not-found}, {@code too-many}. */
    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public Outcome<byte[]> print(Collection<LetterId> ids) {
        if (ids.isEmpty() || ids.size() > settings.mostPrinted()) {
            return ids.isEmpty() ? Outcome.refusedAt("ids", "required", "Tick the letters first.")
                    : Outcome.refused("too-many", "At most %d letters in one file.".formatted(settings.mostPrinted()));
        }
        List<LetterView> letters = store.find(ids, false);
        if (letters.size() < ids.stream().distinct().count()) {
            return Outcome.refused("not-found", "There is no such letter.");
        }
        var first = letters.getFirst().proposedAt();
        return Outcome.done(papers.print(new Papers.Sheet(TEMPLATE, Map.of("letters", letters), null, first, letters.stream().map(LetterView::proposedAt).max(java.util.Comparator.naturalOrder()).orElse(first))));
    }
}
