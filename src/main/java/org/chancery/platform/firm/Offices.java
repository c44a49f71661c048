package org.chancery.platform.firm;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The firm's offices. Every firm has its head office; people and matters belong to one each. */
@Service
public class Offices {

    private static final String SELECT = """
            select o.id, o.name, o.code, o.zone, coalesce(o.zone, f.zone) as zone_here, o.fiscal_month, o.head, o.closed_at, o.version,
                   array(select s.kind from platform.number_series s where s.firm_id = o.firm_id and s.office_id = o.id order by s.kind) as numbers,
                   (select count(*)::int from platform.app_user u where u.firm_id = o.firm_id and u.office_id = o.id and u.status = 'ACTIVE' and u.kind = 'PERSON') as people
            from platform.office o
            join platform.firm f on f.firm_id = o.firm_id
            """;

    private final JdbcClient jdbc;
    private final Firms firms;

    Offices(JdbcClient jdbc, Firms firms) {
        this.jdbc = jdbc;
        this.firms = firms;
    }

    /** All of them: the head office first, then by name, the closed ones last. */
    @Transactional(readOnly = true)
    public List<OfficeView> all() {
        return jdbc.sql(SELECT + "order by o.closed_at is not null, not o.head, o.name").query(Offices::read).list();
    }

    /** Those that people can join, as {@link #all} orders them. */
    @Transactional(readOnly = true)
    public List<OfficeView> open() {
        return all().stream().filter(OfficeView::isOpen).toList();
    }

    @Transactional(readOnly = true)
    public Optional<OfficeView> find(OfficeId id) {
        return jdbc.sql(SELECT + "where o.id = :id").param("id", id.value()).query(Offices::read).optional();
    }

    @Transactional(readOnly = true)
    public OfficeView head() {
        return jdbc.sql(SELECT + "where o.head").query(Offices::read).single();
    }

    /** The office of somebody who works here; the head office for whoever is unknown. */
    @Transactional(readOnly = true)
    public OfficeId of(UUID person) {
        return new OfficeId(jdbc.sql("select coalesce((select u.office_id from platform.app_user u where u.id = :person), platform.head_office())").param("person", person)
                .query(UUID.class).single());
    }

    /** The office of whoever acts. */
    @Transactional(readOnly = true)
    public OfficeId mine() {
        return of(FirmContext.current().orElseThrow(() -> new IllegalStateException("nobody acts")).user().value());
    }

    /** The fiscal year of the firm's books today: that of its head office. */
    @Transactional(readOnly = true)
    public FiscalYear fiscalYear() {
        Month first = Month.of(jdbc.sql("select o.fiscal_month from platform.office o where o.head").query(Integer.class).single());
        return FiscalYear.of(first, firms.today());
    }

    private static OfficeView read(ResultSet row, int number) throws SQLException {
        String own = row.getString("zone");
        OffsetDateTime closed = row.getObject("closed_at", OffsetDateTime.class);
        return new OfficeView(new OfficeId(row.getObject("id", UUID.class)), row.getString("name"), row.getString("code"), ZoneId.of(row.getString("zone_here")), zone(own),
                Month.of(row.getInt("fiscal_month")), List.of((String[]) row.getArray("numbers").getArray()), row.getBoolean("head"),
                closed == null ? null : closed.toInstant(), row.getInt("people"), row.getInt("version"));
    }

    private static @Nullable ZoneId zone(@Nullable String own) {
        return own == null ? null : ZoneId.of(own);
    }
}
