package org.chancery.practice.guidelines;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chancery.practice.guidelines.GuidelineStore.Holding;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.timekeeping.Breach;
import org.chancery.practice.timekeeping.CheckedWork;
import org.chancery.practice.timekeeping.WorkDemands;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Holds work against the rules of its clients that hold on its day. */
@Component
class ClientDemands implements WorkDemands {

    private final GuidelineStore store;
    private final WorkBackground background;

    ClientDemands(GuidelineStore store, WorkBackground background) {
        this.store = store;
        this.background = background;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Breach> breaches(Collection<CheckedWork> work) {
        LocalDate from = work.stream().map(CheckedWork::date).min(Comparator.naturalOrder()).orElse(LocalDate.EPOCH);
        LocalDate through = work.stream().map(CheckedWork::date).max(Comparator.naturalOrder()).orElse(LocalDate.EPOCH);
        List<Holding> rules = work.isEmpty() ? List.of() : store.holding(work.stream().map(CheckedWork::matterId).distinct().toList(), from, through);
        if (rules.isEmpty()) {
            return List.of();
        }
        Map<MatterId, List<Holding>> ofMatter = rules.stream().collect(Collectors.groupingBy(Holding::matter));
        WorkBackground.Known known = background.of(work.stream().filter(each -> ofMatter.containsKey(each.matterId())).toList(), rules);
        List<Breach> breaches = new ArrayList<>();
        for (CheckedWork each : work) {
            for (Holding rule : ofMatter.getOrDefault(each.matterId(), List.of())) {
                if (rule.on(each.date())) {
                    rule.rule().found(each, known.around(each)).ifPresent(found -> breaches.add(breach(each, rule, found)));
                }
            }
        }
        return breaches;
    }

    private static Breach breach(CheckedWork work, Holding rule, Rule.Found found) {
        return new Breach(work.id(), rule.id().value(), rule.kind().title(), rule.severity() == Severity.REFUSE, found.field(), found.message(), rule.source().inWords());
    }
}
