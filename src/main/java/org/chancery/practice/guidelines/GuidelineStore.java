package org.chancery.practice.guidelines;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.web.Row;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.guidelines.Guideline.Source;
import org.chancery.practice.matters.MatterId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Writes rules, and reads them back. */
@Component
class GuidelineStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Firms firms;

    GuidelineStore(JdbcClient jdbc, JsonMapper json, Firms firms) {
        this.firms = firms;
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A rule that holds for a matter on some of the days asked for. */
    record Holding(GuidelineId id, MatterId matter, RuleKind kind, Rule rule, Severity severity, Source source, LocalDate from, LocalDate until) {

        boolean on(LocalDate day) {
            return !day.isBefore(from) && day.isBefore(until);
        }
    }

    /** Every rule of these matters in these days. One query by the clients' index, and nothing more for clients without any. */
    List<Holding> holding(Collection<MatterId> matters, LocalDate from, LocalDate through) {
        return jdbc.sql("""
                select g.id, m.id as matter_id, g.kind, g.parameters, g.severity, g.document, g.clause, g.words, lower(g.valid) as from_day, coalesce(upper(g.valid), date '9999-12-31') as until_day
                from practice.matter m
                join practice.guideline g on g.firm_id = m.firm_id and g.client_id = m.client_id
                where m.id = any (:matters) and (g.matter_id is null or g.matter_id = m.id) and g.valid && daterange(:from, :through, '[]')
                order by g.id""")
                .param("matters", matters.stream().map(MatterId::value).distinct().toArray(UUID[]::new)).param("from", from).param("through", through)
                .query(Row.mapping(this::holding)).list();
    }

    private Holding holding(Row row) {
        RuleKind kind = row.constant("kind", RuleKind.class);
        return new Holding(row.id("id", GuidelineId::new), row.id("matter_id", MatterId::new), kind, kind.kept(parameters(row)), row.constant("severity", Severity.class), source(row),
                row.date("from_day"), row.date("until_day"));
    }

    private Map<String, String> parameters(Row row) {
        return new TreeMap<>(json.readValue(row.text("parameters"), new TypeReference<Map<String, String>>() {}));
    }

    private static Source source(Row row) {
        return new Source(row.text("document"), row.text("clause"), row.text("words"));
    }

    /** Wants {@code :today}. */
    static final String SELECT = """
            select g.id, g.client_id, c.display_name as client_name, g.matter_id, m.number || ' ' || m.name as matter_name, g.kind, g.parameters, g.severity, g.document, g.clause, g.words,
                   lower(g.valid) as from_day, upper(g.valid) - 1 as through_day, g.version,
                   case when g.valid @> cast(:today as date) then 'HOLDS' when lower(g.valid) > :today then 'LATER' else 'ENDED' end as state
            from practice.guideline g
            join practice.contact c on c.firm_id = g.firm_id and c.id = g.client_id
            left join practice.matter m on m.firm_id = g.firm_id and m.id = g.matter_id
            """;

    Guideline guideline(Row row) {
        RuleKind kind = row.constant("kind", RuleKind.class);
        Map<String, String> parameters = parameters(row);
        return new Guideline(row.id("id", GuidelineId::new), row.id("client_id", ContactId::new), row.text("client_name"), row.idOrNull("matter_id", MatterId::new), row.textOrNull("matter_name"),
                kind, parameters, kind.kept(parameters).summary(), row.constant("severity", Severity.class), source(row), row.date("from_day"), row.dateOrNull("through_day"), row.number("version"));
    }

    Optional<Guideline> find(GuidelineId id) {
        return jdbc.sql(SELECT + "where g.id = :id").param("today", firms.today()).param("id", id.value()).query(Row.mapping(this::guideline)).optional();
    }

    List<Guideline> of(ContactId client) {
        return jdbc.sql(SELECT + "where g.client_id = :client order by g.kind, lower(g.valid), g.id").param("today", firms.today()).param("client", client.value()).query(Row.mapping(this::guideline)).list();
    }

    void insert(GuidelineId id, NewGuideline rule) {
        bind("""
                insert into practice.guideline (id, client_id, matter_id, kind, parameters, severity, document, clause, words, valid)
                values (:id, :client, :matter, :kind, cast(:parameters as jsonb), :severity, :document, :clause, :words, daterange(:from, :through, '[]'))""", rule)
                .param("id", id.value()).param("client", rule.clientId().value()).param("kind", rule.kind().name()).update();
    }

    /** Whether the version was still the one given. Client and kind stay. */
    boolean update(GuidelineId id, int version, NewGuideline rule) {
        return bind("""
                update practice.guideline
                set matter_id = :matter, parameters = cast(:parameters as jsonb), severity = :severity, document = :document, clause = :clause, words = :words,
                    valid = daterange(:from, :through, '[]'), version = version + 1
                where id = :id and version = :version""", rule).param("id", id.value()).param("version", version).update() == 1;
    }

    boolean delete(GuidelineId id, int version) {
        return jdbc.sql("delete from practice.guideline where id = :id and version = :version").param("id", id.value()).param("version", version).update() == 1;
    }

    private StatementSpec bind(String sql, NewGuideline rule) {
        MatterId matter = rule.matterId();
        return jdbc.sql(sql).param("matter", matter == null ? null : matter.value()).param("parameters", json.writeValueAsString(new TreeMap<>(rule.parameters())))
                .param("severity", rule.severity().name()).param("document", rule.source().document()).param("clause", rule.source().clause()).param("words", rule.source().words())
                .param("from", rule.from()).param("through", rule.through());
    }
}
