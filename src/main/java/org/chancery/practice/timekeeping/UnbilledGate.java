package org.chancery.practice.timekeeping;

import java.time.LocalDate;
import java.util.List;
import org.chancery.practice.matters.MatterClosingGate;
import org.chancery.practice.matters.MatterView;
import org.chancery.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps a matter from being closed over work that nobody decided on: it is billed, or made non-billable, or deleted as a draft. */
@Component
class UnbilledGate implements MatterClosingGate {

    private final JdbcClient jdbc;

    UnbilledGate(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Refusal> objections(MatterView matter, LocalDate closedOn) {
        int items = jdbc.sql("select count(*) from practice.work_item where matter_id = :matter and bill_id is null and billing <> 'NON_BILLABLE' and (amount_minor <> 0 or status <> 'APPROVED')")
                .param("matter", matter.id().value()).query(Integer.class).single();
        return items == 0 ? List.of() : List.of(Refusal.of("unbilled-work", "%s of unbilled work: bill it, make it non-billable, or delete its drafts first."
                .formatted(Words.counted(items, "item", "items"))));
    }
}
