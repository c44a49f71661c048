package org.chancery.platform.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.ModelAndView;

/**
 * Serves a {@link Listing}: as a page and its exports, inside another page, and on the API. Each reads in one read-only transaction, so
 * rows, sums and walls are of one moment.
 */
@Component
public class Lists {

    private final ListReader reader;
    private final TransactionTemplate reading;
    private final KeptViews views;
    private final WebLimits limits;
    private final Clock clock;

    Lists(DataSource dataSource, PlatformTransactionManager transactions, KeptViews views, WebLimits limits, Clock clock) {
        this.reader = new ListReader(dataSource, limits);
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.reading.setIsolationLevel(TransactionTemplate.ISOLATION_REPEATABLE_READ);
        this.views = views;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * The whole answer of a list's page: HTML, or CSV or XLSX of all rows with {@code ?format=}. What the request says that this list does
     * not know is left aside with a notice.
     */
    public ModelAndView page(Listing<?> listing, ListRequest request) {
        return page(listing, request, "platform/web/list", Map.of());
    }

    /** The same in a template of the room, whose model has {@code list} ({@link ListView}) and what else is given. */
    public ModelAndView page(Listing<?> listing, ListRequest request, String template, Map<String, ?> model) {
        String format = request.one("format");
        if (format != null) {
            return new ModelAndView(export(listing, request, format));
        }
        return new ModelAndView(template, Map.copyOf(model)).addObject("list", view(listing, request));
    }

    /** A list to be drawn inside another page by {@code platform/web/list-body}. */
    public <R> ListView view(Listing<R> listing, ListRequest request) {
        return Objects.requireNonNull(reading.execute(_ -> {
            ListQuery query = ListQuery.read(listing, request, new ListQuery.Limits(limits.pageRows(), limits.mostRows()), zone());
            var drawing = new ListDrawing<>(listing, request, query, reader);
            return drawing.draw(rows(listing, query), reader.totals(listing, query, limits.countAtMost()), views.of(listing.key()));
        }));
    }

    /**
     * A page of the API.
     *
     * @throws MalformedRequest if the request names a filter, order, cursor or limit that this list does not have
     */
    public <R> Slice<R> slice(Listing<R> listing, ListRequest request) {
        if (request.one("columns") != null) {
            throw new MalformedRequest(List.of(org.chancery.shared.Refusal.at("columns", "filter-unknown", "The API answers whole rows; pages and files have columns.")));
        }
        ListQuery query = strictly(ListQuery.read(listing, request, new ListQuery.Limits(limits.apiRows(), limits.mostRows()), zone()));
        return Objects.requireNonNull(reading.execute(_ -> {
            var rows = rows(listing, query);
            return new Slice<>(rows.rows(), rows.next());
        }));
    }

    /** A page before the first row is the first page: rows may have gone since the cursor was made. */
    private <R> ListReader.Rows<R> rows(Listing<R> listing, ListQuery query) {
        var rows = reader.rows(listing, query);
        Cursor cursor = query.cursor();
        return rows.rows().isEmpty() && cursor != null && cursor.backward() ? reader.rows(listing, query.fromTheStart()) : rows;
    }

    private <R> ListExport<R> export(Listing<R> listing, ListRequest request, String format) {
        ListQuery query = ListQuery.read(listing, request, new ListQuery.Limits(limits.pageRows(), limits.mostRows()), zone());
        String name = listing.key() + "-" + LocalDate.ofInstant(clock.instant(), zone());
        return switch (format) {
            case "csv" -> new ListExport<>(listing.showing(request.all("columns")), strictly(query), reader, reading, name, ListExport.Format.CSV, zone());
            case "xlsx" -> new ListExport<>(listing.showing(request.all("columns")), strictly(query), reader, reading, name, ListExport.Format.XLSX, zone());
            default -> throw new MalformedRequest(List.of(org.chancery.shared.Refusal.at("format", "format-unknown", "The formats are csv and xlsx.")));
        };
    }

    /** An export or an API answer that left a filter aside would say more than was asked for. */
    private static ListQuery strictly(ListQuery query) {
        if (!query.refusals().isEmpty()) {
            throw new MalformedRequest(query.refusals());
        }
        return query;
    }

    private static ZoneId zone() {
        return LocaleContextHolder.getTimeZone().toZoneId();
    }
}
