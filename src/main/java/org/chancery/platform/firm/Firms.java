package org.chancery.platform.firm;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The firms of this installation, each invisible to the others. */
@Service
public class Firms {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Firms(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /** A firm by id and name. */
    public record FirmName(UUID id, String name) {}

    /** Every firm, for the work that the program does by itself (checks, exports by command, jobs). */
    @Transactional(readOnly = true)
    public List<FirmName> all() {
        return jdbc.sql("select id, name from platform.firms()")
                .query((row, n) -> new FirmName(row.getObject("id", UUID.class), row.getString("name"))).list();
    }

    /** Writes the current scope's firm with its head office; {@link #complete} follows in the same transaction, when its first people are there. */
    @Transactional
    public FirmView found(String name, JurisdictionPack place, ZoneId zone, Locale locale, CurrencyUnit currency) {
        UUID id = FirmContext.current().orElseThrow(() -> new IllegalStateException("a firm is founded in its own scope")).firm();
        jdbc.sql("""
                insert into platform.firm (id, name, jurisdiction, zone, locale, currency, rounding_minutes)
                values (:id, :name, :jurisdiction, :zone, :locale, :currency, :rounding)""")
                .param("id", id).param("name", name).param("jurisdiction", place.code()).param("zone", zone.getId())
                .param("locale", locale.toLanguageTag()).param("currency", currency.getCode()).param("rounding", place.roundingMinutes())
                .update();
        jdbc.sql("insert into platform.office (id, name, code, head) values (:id, 'Head office', 'HO', true)").param("id", OfficeId.next().value()).update();
        return current();
    }

    /** Lets every room make what a new firm needs. */
    @Transactional
    public void complete() {
        events.publishEvent(new FirmFounded(current()));
    }

    @Transactional(readOnly = true)
    public FirmView current() {
        return jdbc.sql("select id, name, jurisdiction, zone, locale, currency, rounding_minutes from platform.firm")
                .query((row, n) -> new FirmView(row.getObject("id", UUID.class), row.getString("name"), row.getString("jurisdiction"),
                        ZoneId.of(row.getString("zone")), Locale.forLanguageTag(row.getString("locale")), CurrencyUnit.of(row.getString("currency")), row.getInt("rounding_minutes")))
                .single();
    }

    /** Today as the calendar of whoever acts has it: that of the own office, and the firm's for the program itself. */
    @Transactional(readOnly = true)
    public LocalDate today() {
        return LocalDate.ofInstant(now(), zone());
    }

    /** The time zone of whoever acts: that of the own office, and the firm's for the program itself. */
    @Transactional(readOnly = true)
    public ZoneId zone() {
        return ZoneId.of(jdbc.sql("select platform.current_zone()").query(String.class).single());
    }

    /** The instant, by the program's clock. */
    public Instant now() {
        return clock.instant();
    }
}
