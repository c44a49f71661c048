package org.chancery.practice.timekeeping;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chancery.platform.web.Row;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.MatterStatus;
import org.chancery.practice.matters.TaskSet;
import org.chancery.shared.Id;
import org.chancery.shared.UserId;
import org.joda.money.CurrencyUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads, for many pieces of work at once, what they are checked against and charged by. */
@Component
class WorkFacts {

    private final JdbcClient jdbc;

    WorkFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The matters that are there for the current person; a walled one is absent. */
    Map<MatterId, MatterFacts> matters(Collection<MatterId> ids) {
        return jdbc.sql("""
                select m.id, m.number, m.name, m.client_id, c.display_name as client_name, m.status, m.currency, m.task_set,
                       coalesce(t.rounding_minutes, (select f.rounding_minutes from platform.firm f)) as rounding_minutes
                from practice.matter m
                join practice.contact c on c.firm_id = m.firm_id and c.id = m.client_id
                left join practice.client_terms t on t.firm_id = m.firm_id and t.client_id = m.client_id
                where m.id = any (:ids)""")
                .param("ids", uuids(ids))
                .query(Row.mapping(row -> new MatterFacts(row.id("id", MatterId::new), row.text("number"), row.text("name"), row.id("client_id", ContactId::new),
                        row.text("client_name"), row.constant("status", MatterStatus.class), CurrencyUnit.of(row.text("currency")),
                        row.constantOrNull("task_set", TaskSet.class), new Rounding(row.number("rounding_minutes")))))
                .stream().collect(Collectors.toUnmodifiableMap(MatterFacts::id, Function.identity()));
    }

    Map<UserId, Timekeeper> timekeepers(Collection<UserId> ids) {
        return jdbc.sql("select id, name, timekeeper from platform.app_user where id = any (:ids)").param("ids", uuids(ids))
                .query(Row.mapping(row -> new Timekeeper(row.id("id", UserId::new), row.text("name"), row.flag("timekeeper"))))
                .stream().collect(Collectors.toUnmodifiableMap(Timekeeper::id, Function.identity()));
    }

    /** Every rate that could charge work of these matters and people in these days. */
    RateCard rates(Collection<MatterFacts> matters, Collection<UserId> timekeepers, LocalDate from, LocalDate through) {
        return new RateCard(jdbc.sql(RateRows.SELECT + """
                where (r.matter_id is null or r.matter_id = any (:matters))
                  and (r.client_id is null or r.client_id = any (:clients))
                  and (r.timekeeper_id is null or r.timekeeper_id = any (:timekeepers))
                  and r.valid && daterange(:from, :through, '[]')""")
                .param("matters", uuids(matters.stream().map(MatterFacts::id).toList())).param("clients", uuids(matters.stream().map(MatterFacts::clientId).toList()))
                .param("timekeepers", uuids(timekeepers)).param("from", from).param("through", through)
                .query(Row.mapping(RateRows::rate)).list());
    }

    static UUID[] uuids(Collection<? extends Id> ids) {
        return ids.stream().map(Id::value).distinct().toArray(UUID[]::new);
    }
}
