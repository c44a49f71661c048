package org.chancery.exchange.demo;

import java.math.BigDecimal;
import java.util.List;
import org.chancery.finance.billing.NewRecovery;
import org.chancery.finance.billing.Recoveries;
import org.chancery.finance.billing.Retainer;
import org.chancery.finance.billing.Retainers;
import org.chancery.practice.matters.Arrangement;
import org.chancery.practice.matters.Capped;
import org.chancery.practice.matters.Contingency;
import org.chancery.practice.matters.Hybrid;
import org.chancery.practice.matters.MatterDetails;
import org.chancery.practice.matters.MatterView;
import org.chancery.practice.matters.Matters;
import org.joda.money.Money;
import org.springframework.stereotype.Component;

/** At the end of the story some clients pay otherwise than by the hour alone: a cap, a share of a settlement with its closing statement, a retainer that is topped up. */
@Component
class Agreements {

    private static final String BOOKKEEPER = "Rosa Patel";

    private final Matters matters;
    private final Recoveries recoveries;
    private final Retainers retainers;

    Agreements(Matters matters, Recoveries recoveries, Retainers retainers) {
        this.matters = matters;
        this.recoveries = recoveries;
        this.retainers = retainers;
    }

    void make(Story story) {
        agree(story, "arbor-supply", "James Harcourt", new Capped(usd("60000.00")));
        agree(story, "mendez-injury", "Amelia Lane", new Hybrid(new BigDecimal("100"), null, List.of(),
                new Contingency(List.of(new Contingency.Stage("Settled before trial", new BigDecimal("10")), new Contingency.Stage("After trial begins", new BigDecimal("15"))),
                        Contingency.Costs.BEFORE, story.day().minusDays(120))));
        story.as(BOOKKEEPER, 15, () -> recoveries.record(story.matter("mendez-injury"),
                new NewRecovery(story.day(), usd("85000.00"), "Settled before trial", "Bay Transit District", "Settled at mediation; all claims are released.")).orThrow());
        story.as(BOOKKEEPER, 16, () -> retainers.set(story.matter("ortiz-will"), new Retainer.Evergreen(usd("25000.00"), usd("15000.00"))).orThrow());
    }

    private void agree(Story story, String key, String lawyer, Arrangement arrangement) {
        story.as(lawyer, 14, () -> {
            MatterView matter = matters.find(story.matter(key)).orElseThrow();
            MatterDetails was = matter.details();
            return matters.change(matter.id(), matter.version(), new MatterDetails(was.clientId(), was.name(), was.practiceArea(), was.description(), was.clientReference(), was.responsibleId(),
                    was.originatingId(), was.openedOn(), was.currency(), arrangement, was.taskSet(), was.officeId())).orThrow();
        });
    }

    private static Money usd(String amount) {
        return Money.parse("USD " + amount);
    }
}
