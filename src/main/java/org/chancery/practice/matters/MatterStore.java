package org.chancery.practice.matters;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chancery.platform.firm.OfficeId;
import org.chancery.practice.contacts.ContactId;
import org.chancery.shared.Moneys;
import org.chancery.shared.UserId;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Matters in the database, as far as no wall hides them. */
@Component
class MatterStore {

    private static final String VIEW = """
            select m.*, c.display_name as client_name, r.name as responsible_name, o.name as originating_name, f.name as office_name
            from practice.matter m
            join practice.contact c on c.firm_id = m.firm_id and c.id = m.client_id
            join platform.app_user r on r.firm_id = m.firm_id and r.id = m.responsible_id
            join platform.office f on f.firm_id = m.firm_id and f.id = m.office_id
            left join platform.app_user o on o.firm_id = m.firm_id and o.id = m.originating_id
            """;

    private static final String REF = """
            select m.id, m.number, m.name, m.client_id, c.display_name as client_name, m.responsible_id, m.status, m.currency
            from practice.matter m
            join practice.contact c on c.firm_id = m.firm_id and c.id = m.client_id
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    MatterStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(MatterId id, String number, MatterStatus status, CheckedMatter matter) {
        bound(jdbc.sql("""
                insert into practice.matter (id, number, client_id, name, practice_area, description, client_reference, responsible_id, originating_id,
                                             status, opened_on, currency, arrangement_kind, flat_fee_minor, fee_cap_minor, arrangement, task_set, office_id)
                values (:id, :number, :client, :name, :area, :description, :reference, :responsible, :originating,
                        :status, :opened, :currency, :kind, :fee, :cap, cast(:arrangement as jsonb), :tasks, :office)"""), id, matter)
                .param("number", number).param("status", status.name()).update();
    }

    /** True if the matter was still at this version. */
    boolean update(MatterId id, int version, CheckedMatter matter) {
        return bound(jdbc.sql("""
                update practice.matter
                set client_id = :client, name = :name, practice_area = :area, description = :description, client_reference = :reference,
                    responsible_id = :responsible, originating_id = :originating, opened_on = :opened, currency = :currency,
                    arrangement_kind = :kind, flat_fee_minor = :fee, fee_cap_minor = :cap,
                    arrangement = cast(:arrangement as jsonb), task_set = :tasks, office_id = :office, version = version + 1
                where id = :id and version = :version"""), id, matter).param("version", version).update() == 1;
    }

    private StatementSpec bound(StatementSpec statement, MatterId id, CheckedMatter matter) {
        var details = matter.details();
        return statement.param("id", id.value()).param("client", matter.client().value()).param("name", details.name())
                .param("area", details.practiceArea()).param("description", details.description()).param("reference", details.clientReference())
                .param("responsible", matter.responsible().value())
                .param("originating", details.originatingId() == null ? null : details.originatingId().value(), Types.OTHER)
                .param("opened", matter.openedOn()).param("office", matter.office().value()).param("currency", matter.currency().getCode())
                .param("kind", details.arrangement().kind().name()).param("arrangement", json.writeValueAsString(details.arrangement()))
                .param("fee", details.arrangement().fixedFee().map(Moneys::minor).orElse(null), Types.BIGINT)
                .param("cap", details.arrangement() instanceof Capped(var cap) ? Moneys.minor(cap) : null, Types.BIGINT)
                .param("tasks", details.taskSet() == null ? null : details.taskSet().name(), Types.VARCHAR);
    }

    void move(MatterId id, MatterStatus status, @Nullable LocalDate closedOn) {
        jdbc.sql("update practice.matter set status = :status, closed_on = :closed, version = version + 1 where id = :id")
                .param("id", id.value()).param("status", status.name()).param("closed", closedOn, Types.DATE).update();
    }

    Optional<MatterView> find(MatterId id) {
        return jdbc.sql(VIEW + "where m.id = :id").param("id", id.value()).query(this::view).optional();
    }

    /** Waits for whoever is changing the matter, so that two cannot move it at once. */
    Optional<MatterView> lock(MatterId id) {
        return jdbc.sql(VIEW + "where m.id = :id for update of m").param("id", id.value()).query(this::view).optional();
    }

    Optional<MatterView> findByNumber(String number) {
        return jdbc.sql(VIEW + "where m.number = :number").param("number", number.strip()).query(this::view).optional();
    }

    List<MatterRef> refs(Collection<MatterId> ids) {
        return jdbc.sql(REF + "where m.id = any(:ids)").param("ids", ids.stream().map(MatterId::value).toArray(UUID[]::new)).query(MatterStore::ref).list();
    }

    /** By number, name or client; live matters before closed ones. */
    List<MatterRef> search(String q, int limit) {
        return jdbc.sql(REF + """
                where strpos(lower(m.number), lower(:q)) > 0
                   or practice.fold(m.name) like '%' || practice.fold(:q) || '%' and practice.fold(:q) <> ''
                   or c.folded_name like '%' || practice.fold(:q) || '%' and practice.fold(:q) <> ''
                order by m.status = 'CLOSED', lower(m.number) = lower(:q) desc, practice.fold(m.name) like practice.fold(:q) || '%' desc, m.number desc
                limit :limit""")
                .param("q", q.strip()).param("limit", limit).query(MatterStore::ref).list();
    }

    boolean anyLiveOf(ContactId client) {
        return jdbc.sql("select exists (select from practice.matter m where m.client_id = :client and m.status <> 'CLOSED')")
                .param("client", client.value()).query(Boolean.class).single();
    }

    private MatterView view(ResultSet row, int number) throws SQLException {
        UUID originating = row.getObject("originating_id", UUID.class);
        String tasks = row.getString("task_set");
        return new MatterView(new MatterId(row.getObject("id", UUID.class)), row.getString("number"), row.getString("name"),
                new ContactId(row.getObject("client_id", UUID.class)), row.getString("client_name"), row.getString("practice_area"),
                row.getString("description"), row.getString("client_reference"),
                new UserId(row.getObject("responsible_id", UUID.class)), row.getString("responsible_name"),
                originating == null ? null : new UserId(originating), row.getString("originating_name"),
                MatterStatus.valueOf(row.getString("status")), row.getObject("opened_on", LocalDate.class), row.getObject("closed_on", LocalDate.class),
                CurrencyUnit.of(row.getString("currency")), arrangement(row), tasks == null ? null : TaskSet.valueOf(tasks),
                new OfficeId(row.getObject("office_id", UUID.class)), row.getString("office_name"), row.getInt("version"));
    }

    /** Matters of before other kinds were known have their kind and fee alone. */
    private Arrangement arrangement(ResultSet row) throws SQLException {
        String stored = row.getString("arrangement");
        if (stored != null) {
            return json.readValue(stored, Arrangement.class);
        }
        return row.getString("arrangement_kind").equals("FLAT") ? new Arrangement.Flat(Moneys.ofMinor(row.getString("currency"), row.getLong("flat_fee_minor")))
                : new Arrangement.Hourly();
    }

    private static MatterRef ref(ResultSet row, int number) throws SQLException {
        return new MatterRef(new MatterId(row.getObject("id", UUID.class)), row.getString("number"), row.getString("name"),
                new ContactId(row.getObject("client_id", UUID.class)), row.getString("client_name"),
                new UserId(row.getObject("responsible_id", UUID.class)), MatterStatus.valueOf(row.getString("status")), CurrencyUnit.of(row.getString("currency")));
    }
}
