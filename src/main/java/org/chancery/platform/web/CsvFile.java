package org.chancery.platform.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * CSV (RFC 4180, UTF-8): dates and moments in ISO 8601, exact decimals, minutes whole. Text that a spreadsheet would take for a formula
 * gets a leading apostrophe (OWASP, CSV injection); figures do not.
 */
final class CsvFile<R> implements ListFile<R> {

    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    private final Listing<R> listing;
    private final List<String> currencies;
    private final ZoneId zone;
    private final CsvWriter csv;

    CsvFile(Listing<R> listing, OutputStream out, ZoneId zone) {
        this.listing = listing;
        this.zone = zone;
        this.currencies = ListFile.currencyColumns(listing);
        this.csv = CsvWriter.builder().bufferSize(1 << 16).build(out, StandardCharsets.UTF_8);
        List<String> headings = new ArrayList<>(listing.columns().stream().map(ListFile::heading).toList());
        currencies.forEach(c -> headings.add(ListFile.currencyHeading(listing, c)));
        csv.writeRecord(headings);
    }

    @Override
    public void row(R row) {
        List<String> fields = new ArrayList<>(listing.columns().size() + currencies.size());
        listing.columns().forEach(column -> fields.add(field(column.value(row))));
        currencies.forEach(c -> fields.add(ListFile.currency(listing, c, row).orElse("")));
        csv.writeRecord(fields);
    }

    private String field(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Money money -> money.getAmount().toPlainString();
            case BigDecimal number -> number.toPlainString();
            case Instant instant -> instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone).toOffsetDateTime().toString();
            case String text -> harmless(text);
            default -> value.toString();
        };
    }

    static String harmless(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    @Override
    public void complete() throws IOException {
        csv.flush();
    }

    @Override
    public void close() {
        // The stream is the response's own, which the server closes; closing it here would end a broken file properly.
    }
}
