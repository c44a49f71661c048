package org.chancery.platform.activity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chancery.platform.firm.Columns;
import org.chancery.platform.firm.FirmContext;
import org.chancery.platform.identity.AccountEvent;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.shared.Id;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The firm's business events, stored in the transaction in which they happened. */
@Service
public class Activities {

    /** The role of a person in what happened to his access, which concerns him and the administrators. */
    private static final String ACCOUNT = "account";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Activities(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** An event as a timeline shows it. */
    public record ActivityView(UUID id, String type, Instant at, String userName, String summary, @Nullable UUID matterId, List<ObjectRef> objects) {}

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(BusinessEvent event) {
        insert(event.getClass().getSimpleName(), event.summary(), event.matter(), objects(event), event.data());
    }

    /** What happens to people's access is told by the room below, which knows no activity. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(AccountEvent event) {
        insert(event.getClass().getSimpleName(), event.summary(), null, List.of(ObjectRef.of("user", event.user(), ACCOUNT)), Map.of());
    }

    /** An event of a day that is past, as programs know it that were used before. */
    public record Happened(Instant at, BusinessEvent event) {}

    private static final Columns<Happened> MANY = Columns.<Happened>of().with("id", "uuid", _ -> Id.next()).with("type", "text", row -> row.event().getClass().getSimpleName())
            .with("at", "timestamptz", Happened::at).with("summary", "text", row -> row.event().summary()).with("matter", "uuid", row -> row.event().matter());

    /** Stores many events in one statement. Nobody else is told of them: they are over. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordPast(List<Happened> events) {
        var scope = FirmContext.current().orElseThrow(() -> new IllegalStateException("an event happens in a firm"));
        MANY.with("objects", "jsonb", row -> json.writeValueAsString(objects(row.event()))).with("data", "jsonb", row -> json.writeValueAsString(row.event().data()))
                .statement(jdbc, """
                        insert into platform.activity (id, type, at, user_id, request, summary, matter_id, objects, data)
                        select r.id, r.type, r.at, :user, :request, r.summary, r.matter, r.objects, r.data from {rows}""", events)
                .param("user", scope.user().value()).param("request", scope.request()).update();
    }

    private static List<ObjectRef> objects(BusinessEvent event) {
        List<ObjectRef> objects = new ArrayList<>(event.objects());
        if (event.matter() != null) {
            objects.add(new ObjectRef("matter", event.matter().toString(), "matter"));
        }
        return objects;
    }

    private void insert(String type, String summary, @Nullable UUID matter, List<ObjectRef> objects, Map<String, String> data) {
        var scope = FirmContext.current().orElseThrow(() -> new IllegalStateException("an event happens in a firm"));
        jdbc.sql("""
                insert into platform.activity (id, type, at, user_id, request, summary, matter_id, objects, data)
                values (:id, :type, :at, :user, :request, :summary, :matter, cast(:objects as jsonb), cast(:data as jsonb))""")
                .param("id", Id.next()).param("type", type)
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)).param("user", scope.user().value()).param("request", scope.request())
                .param("summary", summary).param("matter", matter)
                .param("objects", json.writeValueAsString(objects)).param("data", json.writeValueAsString(data))
                .update();
    }

    /** A matter's timeline, newest first. */
    @Transactional(readOnly = true)
    public List<ActivityView> ofMatter(UUID matter, int limit) {
        return jdbc.sql(SELECT + " where a.matter_id = :matter order by a.at desc, a.id desc limit :limit")
                .param("matter", matter).param("limit", limit).query(this::view).list();
    }

    /** What touched an object, newest first. */
    @Transactional(readOnly = true)
    public List<ActivityView> ofObject(String type, String id, int limit) {
        return jdbc.sql(SELECT + " where a.objects @> cast(:object as jsonb) order by a.at desc, a.id desc limit :limit")
                .param("object", json.writeValueAsString(List.of(Map.of("type", type, "id", id)))).param("limit", limit).query(this::view).list();
    }

    /** What happened in the firm lately, newest first, as far as the current person may know: others' access concerns who looks after people. */
    @Transactional(readOnly = true)
    public List<ActivityView> latest(int limit) {
        boolean everything = Actors.find().map(actor -> actor.may(Permission.PEOPLE_MANAGE)).orElse(false);
        return jdbc.sql(SELECT + (everything ? "" : " where not a.objects @> '[{\"role\": \"account\"}]'::jsonb") + " order by a.at desc, a.id desc limit :limit").param("limit", limit).query(this::view).list();
    }

    private static final String SELECT = """
            select a.id, a.type, a.at, u.name as user_name, a.summary, a.matter_id, a.objects
            from platform.activity a
            join platform.app_user u on u.firm_id = a.firm_id and u.id = a.user_id""";

    private ActivityView view(ResultSet row, int number) throws SQLException {
        return new ActivityView(row.getObject("id", UUID.class), row.getString("type"), row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("user_name"), row.getString("summary"), row.getObject("matter_id", UUID.class),
                List.of(json.readValue(row.getString("objects"), ObjectRef[].class)));
    }
}
