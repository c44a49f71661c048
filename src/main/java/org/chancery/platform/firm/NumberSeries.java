package org.chancery.platform.firm;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The numbers that people read. Each is taken in the transaction that uses it; a gapless series is rolled back with it. */
@Component
public class NumberSeries {

    private final JdbcClient jdbc;

    NumberSeries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Makes a series of the current firm.
     *
     * @param kind    what is numbered ({@code invoice}), in kebab-case
     * @param pattern {@code yyyy} and {@code yy} stand for the year, {@code #####} for the number with leading zeros
     * @param gapless true where the law asks for numbers without gaps; such a series serialises its transactions
     */
    public void create(String kind, String pattern, boolean gapless) {
        jdbc.sql("select platform.create_series(:kind, :pattern, :gapless, 1)")
                .param("kind", kind).param("pattern", pattern).param("gapless", gapless)
                .query((row, n) -> n).list();
    }

    /** The next number of a series, for a document of the given date. */
    public String next(String kind, LocalDate on) {
        return jdbc.sql("select platform.next_number(:kind, :on)").param("kind", kind).param("on", on).query(String.class).single();
    }

    /** The next number of an office's own series, or of the firm's where the office has none of this kind. */
    public String next(String kind, LocalDate on, OfficeId office) {
        return jdbc.sql("select platform.next_number(:kind, :on, :office)").param("kind", kind).param("on", on).param("office", office.value()).query(String.class).single();
    }

    /** The next number of the series of the office where whoever acts works, or of the firm's. */
    public String nextHere(String kind, LocalDate on) {
        return jdbc.sql("""
                select platform.next_number(:kind, :on, coalesce((select u.office_id from platform.app_user u where u.id = platform.current_user_id()), platform.head_office()))""")
                .param("kind", kind).param("on", on).query(String.class).single();
    }

    /**
     * The next numbers for documents of these days, in their order, as a block: of the office's own series, or of the firm's where the office has none.
     * Of a gapless series nobody else gets one until the transaction ends.
     */
    public List<String> take(String kind, List<LocalDate> days, OfficeId office) {
        return List.of(Objects.requireNonNull(jdbc.sql("select platform.take_numbers(:kind, cast(:days as date[]), :office)")
                .param("kind", kind).param("days", days.stream().map(LocalDate::toString).toArray(String[]::new)).param("office", office.value())
                .query((row, n) -> (String[]) row.getArray(1).getArray()).single()));
    }

    /** Gives an office its own series of a kind, if it has none yet: as the firm's, with the office's code in front. */
    public void createFor(OfficeId office, String kind) {
        jdbc.sql("select platform.create_office_series(:office, :kind)").param("office", office.value()).param("kind", kind).query((row, n) -> n).list();
    }
}
