package org.chancery.practice.timekeeping;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chancery.practice.matters.MatterId;
import org.joda.money.Money;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What work would have cost on another day. */
@Service
public class PastRates {

    private final WorkFacts facts;

    PastRates(WorkFacts facts) {
        this.facts = facts;
    }

    /** An hour's price by the rates of a day, by the id of the work; what no rate fitted is absent. */
    @Transactional(readOnly = true)
    public Map<UUID, Money> on(LocalDate day, Collection<CheckedWork> work) {
        List<CheckedWork> time = work.stream().filter(CheckedWork::isTime).toList();
        Map<MatterId, MatterFacts> matters = facts.matters(time.stream().map(CheckedWork::matterId).distinct().toList());
        RateCard card = facts.rates(matters.values(), time.stream().map(CheckedWork::person).distinct().toList(), day, day);
        Map<UUID, Money> rates = new HashMap<>();
        for (CheckedWork each : time) {
            MatterFacts matter = matters.get(each.matterId());
            if (matter != null) {
                card.charge(new RateCard.Work(each.person(), matter.clientId(), matter.id(), each.activityCode(), matter.currency(), day)).ifPresent(rate -> rates.put(each.id(), rate.hourly()));
            }
        }
        return rates;
    }
}
