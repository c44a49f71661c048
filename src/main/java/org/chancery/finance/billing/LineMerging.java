package org.chancery.finance.billing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.chancery.shared.Moneys;
import org.chancery.shared.Outcome;
import org.joda.money.Money;

/**
 * Merges lines of one person's time, at one rate, into the first of them: it has the time and the value of all, to the cent, and their narratives. The others
 * stay as they were and are billed with it; taken apart, each is a line again.
 */
final class LineMerging {

    private static final int MOST = 200;
    private static final String BETWEEN = "; ";

    private LineMerging() {}

    /** The lines as they will be. */
    record Merged(Draft draft, PreBillLineId into, String narrative) {}

    static Outcome<Merged> merge(PreBillView bill, Draft draft, List<PreBillLineId> ids) {
        List<PreBillLineView> views = bill.lines().stream().filter(line -> ids.contains(line.id())).toList();
        if (views.size() < 2 || views.size() > MOST || views.size() != ids.stream().distinct().count()) {
            return Outcome.refusedAt("lines", "lines-to-merge", "Choose 2 to %d lines of this pre-bill.".formatted(MOST));
        }
        PreBillLineView first = views.getFirst();
        if (!views.stream().allMatch(line -> line.kind() == LineKind.TIME && line.billed() && line.discount().isZero() && alike(first, line))) {
            return Outcome.refusedAt("lines", "lines-differ", "Only time of one person, with the same rate, codes and tax and without a discount of its own, can be one line.");
        }
        if (views.stream().skip(1).anyMatch(bill::merges)) {
            return Outcome.refusedAt("lines", "lines-merged", "One of these lines was merged from others; take it apart first.");
        }
        return merged(draft, views);
    }

    private static boolean alike(PreBillLineView a, PreBillLineView b) {
        return Objects.equals(a.timekeeperId(), b.timekeeperId()) && Objects.equals(a.rate(), b.rate()) && a.charge() == b.charge() && Objects.equals(a.taskCode(), b.taskCode())
                && Objects.equals(a.activityCode(), b.activityCode()) && Objects.equals(a.taxCode(), b.taxCode()) && a.taxPercent().compareTo(b.taxPercent()) == 0;
    }

    private static Outcome<Merged> merged(Draft draft, List<PreBillLineView> views) {
        PreBillLineView first = views.getFirst();
        String narrative = views.stream().map(PreBillLineView::narrative).distinct().collect(Collectors.joining(BETWEEN));
        if (narrative.length() > LineEditing.LONGEST_NARRATIVE) {
            return Outcome.refusedAt("lines", "narrative-length", "Together their narratives are longer than %d characters.".formatted(LineEditing.LONGEST_NARRATIVE));
        }
        Money gross = Moneys.sum(draft.currency(), views.stream().map(PreBillLineView::gross).toList());
        int minutes = views.stream().mapToInt(PreBillLineView::minutes).sum();
        Map<PreBillLineId, LineTerms> changed = new HashMap<>();
        for (DraftLine line : draft.lines()) {
            if (line.id().equals(first.id())) {
                changed.put(line.id(), line.terms().narrative(narrative).time(line.terms().charge(), minutes, line.terms().rate(), gross));
            } else if (views.stream().anyMatch(view -> view.id().equals(line.id()))) {
                changed.put(line.id(), line.terms().mergedInto(first.id()));
            }
        }
        return Outcome.done(new Merged(with(draft, changed), first.id(), narrative));
    }

    /** Each merged line has its time and value again, and the one that had them what is left. */
    static Outcome<Merged> apart(Draft draft, DraftLine from) {
        List<DraftLine> merged = draft.lines().stream().filter(line -> from.id().equals(line.terms().mergedInto())).toList();
        if (merged.isEmpty()) {
            return Outcome.refused("not-merged", "No lines were merged into this one.");
        }
        Money rest = from.terms().gross().minus(Moneys.sum(draft.currency(), merged.stream().map(line -> line.terms().gross()).toList()));
        int minutes = from.terms().minutes() - merged.stream().mapToInt(line -> line.terms().minutes()).sum();
        if (rest.isNegative() || minutes < 0) {
            return Outcome.refused("merged-changed", "The line was changed to less than what was merged into it; set its time and amount back first.");
        }
        String tail = merged.stream().map(line -> line.terms().narrative()).collect(Collectors.joining(BETWEEN, BETWEEN, ""));
        String narrative = from.terms().narrative();
        String own = narrative.endsWith(tail) ? narrative.substring(0, narrative.length() - tail.length()) : narrative;
        Map<PreBillLineId, LineTerms> changed = new HashMap<>();
        merged.forEach(line -> changed.put(line.id(), line.terms().disposition(Disposition.BILL)));
        changed.put(from.id(), from.terms().narrative(own).time(from.terms().charge(), minutes, from.terms().rate(), rest));
        return Outcome.done(new Merged(with(draft, changed), from.id(), own));
    }

    private static Draft with(Draft draft, Map<PreBillLineId, LineTerms> changed) {
        List<DraftLine> lines = new ArrayList<>();
        for (DraftLine line : draft.lines()) {
            LineTerms terms = changed.get(line.id());
            lines.add(terms == null ? line : line.with(terms));
        }
        return new Draft(draft.currency(), draft.discount(), lines);
    }
}
