package org.chancery.platform.identity;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.chancery.platform.identity.PermissionChange.Gain;
import org.chancery.platform.identity.PermissionChange.Kind;
import org.chancery.platform.identity.PermissionChange.Status;
import org.chancery.platform.identity.PermissionChange.Way;
import org.chancery.platform.web.Row;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Where changes of permissions are kept. The table's guard holds who may do what to them. */
@Repository
class PermissionChangeStore {

    /** All changes; result columns are those that {@link #read} takes. {@code :now} tells which have expired. */
    static final String SELECT = """
            select c.id, c.kind, c.subject_id, c.subject, array_to_string(c.before, chr(31)) as before, array_to_string(c.after, chr(31)) as after, c.gains::text as gains, c.reason,
                   c.asked_by, a.name as asked_by_name, c.asked_at, c.expires_at, case when c.status = 'WAITING' and c.expires_at < :now then 'EXPIRED' else c.status end as status,
                   c.way, d.name as decided_by_name, c.decided_at, coalesce(c.remark, '') as remark, v.name as reviewed_by_name, c.reviewed_at, c.review,
                   coalesce(c.way = 'ALONE' and c.reviewed_at is null and a.kind <> 'SYSTEM', false) as unreviewed
            from platform.permission_change c
            join platform.app_user a on a.firm_id = c.firm_id and a.id = c.asked_by
            left join platform.app_user d on d.firm_id = c.firm_id and d.id = c.decided_by
            left join platform.app_user v on v.firm_id = c.firm_id and v.id = c.reviewed_by
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final PermissionSettings settings;

    PermissionChangeStore(JdbcClient jdbc, JsonMapper json, Clock clock, PermissionSettings settings) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.settings = settings;
    }

    /** What somebody asks for. {@code gains}: whom it gives which permissions, by name. */
    record Asked(Kind kind, UUID subjectId, String subject, List<String> before, List<String> after, String reason, Map<UUID, List<String>> gains) {}

    /** Writes it down as waiting or, with a way, as put into effect by who asks. */
    PermissionChangeId add(Asked asked, UserId by, @Nullable Way way) {
        var id = PermissionChangeId.next();
        jdbc.sql("""
                insert into platform.permission_change (id, kind, subject_id, subject, before, after, gains, reason, asked_by, asked_at, expires_at, status, way, decided_by, decided_at)
                values (:id, :kind, :subjectId, :subject, :before, :after, :gains::jsonb, :reason, :by, :now, :expires, :status, :way, :decider, :decided)""")
                .param("id", id.value()).param("kind", asked.kind().name()).param("subjectId", asked.subjectId()).param("subject", asked.subject())
                .param("before", asked.before().toArray(String[]::new)).param("after", asked.after().toArray(String[]::new))
                .param("gains", json.writeValueAsString(asked.gains())).param("reason", asked.reason().strip())
                .param("by", by.value()).param("now", now()).param("expires", now().plus(settings.changesWaitFor()))
                .param("status", way == null ? Status.WAITING.name() : Status.DONE.name()).param("way", way == null ? null : way.name())
                .param("decider", way == null ? null : by.value()).param("decided", way == null ? null : now())
                .update();
        return id;
    }

    /** Decides a change that waits; false if it waits no more. */
    boolean decide(PermissionChangeId id, Status status, @Nullable Way way, UserId by, String remark) {
        return jdbc.sql("""
                update platform.permission_change set status = :status, way = :way, decided_by = :by, decided_at = :now, remark = :remark
                where id = :id and status = 'WAITING'""")
                .param("status", status.name()).param("way", way == null ? null : way.name()).param("by", by.value()).param("now", now())
                .param("remark", remark.strip()).param("id", id.value()).update() == 1;
    }

    boolean review(PermissionChangeId id, UserId by, String review) {
        return jdbc.sql("update platform.permission_change set reviewed_by = :by, reviewed_at = :now, review = :review where id = :id and way = 'ALONE' and reviewed_at is null")
                .param("by", by.value()).param("now", now()).param("review", review.strip()).param("id", id.value()).update() == 1;
    }

    Optional<PermissionChange> find(PermissionChangeId id) {
        return select(" where c.id = :subject", id.value()).stream().findFirst();
    }

    /** What waits for a person or a role. */
    List<PermissionChange> waitingFor(UUID subject) {
        return select(" where c.subject_id = :subject and c.status = 'WAITING' and c.expires_at >= :now order by c.asked_at, c.id", subject);
    }

    private List<PermissionChange> select(String where, UUID subject) {
        Map<UUID, String> people = people();
        return jdbc.sql(SELECT + where).param("now", now()).param("subject", subject).query(Row.mapping(row -> read(row, people))).list();
    }

    /** How much waits for a person: to be approved, or to be looked over. */
    int waitingFor(UserId person) {
        return jdbc.sql("""
                select count(*)::int from platform.permission_change c
                join platform.app_user a on a.firm_id = c.firm_id and a.id = c.asked_by and a.kind <> 'SYSTEM'
                where c.asked_by <> :me and (c.status = 'WAITING' and c.expires_at >= :now and not jsonb_exists(c.gains, :me::text) or c.way = 'ALONE' and c.reviewed_at is null)""")
                .param("me", person.value()).param("now", now()).query(Integer.class).single();
    }

    /** Names of all users, for {@link #read}. */
    Map<UUID, String> people() {
        Map<UUID, String> people = new TreeMap<>();
        jdbc.sql("select id, name from platform.app_user").query(Row.mapping(row -> people.put(row.id("id", each -> each), row.text("name")))).list();
        return people;
    }

    PermissionChange read(Row row, Map<UUID, String> people) {
        return new PermissionChange(row.id("id", PermissionChangeId::new), row.constant("kind", Kind.class), row.id("subject_id", each -> each), row.text("subject"),
                list(row.text("before")), list(row.text("after")), gains(row.text("gains"), people), row.text("reason"), row.id("asked_by", UserId::new), row.text("asked_by_name"),
                row.instant("asked_at"), row.instant("expires_at"), row.constant("status", Status.class), row.constantOrNull("way", Way.class), row.textOrNull("decided_by_name"),
                row.instantOrNull("decided_at"), row.text("remark"), row.textOrNull("reviewed_by_name"), row.instantOrNull("reviewed_at"), row.textOrNull("review"), row.flag("unreviewed"));
    }

    private List<Gain> gains(String text, Map<UUID, String> people) {
        SortedMap<UUID, List<String>> gains = json.readValue(text, new TypeReference<TreeMap<UUID, List<String>>>() {});
        return gains.entrySet().stream().map(each -> new Gain(new UserId(each.getKey()), people.getOrDefault(each.getKey(), ""), List.copyOf(new TreeSet<>(each.getValue())))).toList();
    }

    private static List<String> list(String joined) {
        return joined.isEmpty() ? List.of() : Arrays.asList(joined.split("\u001f"));
    }

    OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
