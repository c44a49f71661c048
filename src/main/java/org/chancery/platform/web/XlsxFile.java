package org.chancery.platform.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * An Excel workbook: real dates, moments in the reader's zone, figures as numbers, the header frozen. Rows beyond what a sheet holds go on
 * in a next one.
 */
final class XlsxFile<R> implements ListFile<R> {

    private static final int ROWS_IN_MEMORY = 500;
    private static final int LONGEST_TEXT = 32_767;
    private static final int FAST = 2;

    private final Listing<R> listing;
    private final List<String> currencies;
    private final ZoneId zone;
    private final int rowsPerSheet;
    private final Workbook workbook;
    private Worksheet sheet;
    private int sheets;
    private int line;

    XlsxFile(Listing<R> listing, OutputStream out, ZoneId zone) {
        this(listing, out, zone, Worksheet.MAX_ROWS);
    }

    XlsxFile(Listing<R> listing, OutputStream out, ZoneId zone, int rowsPerSheet) {
        this.listing = listing;
        this.currencies = ListFile.currencyColumns(listing);
        this.zone = zone;
        this.rowsPerSheet = rowsPerSheet;
        this.workbook = new Workbook(out, "Chancery", "1.0");
        this.workbook.setCompressionLevel(FAST);
        this.sheet = newSheet();
    }

    private Worksheet newSheet() {
        sheets++;
        Worksheet next = workbook.newWorksheet(listing.key() + (sheets == 1 ? "" : " " + sheets));
        next.freezePane(0, 1);
        int c = 0;
        for (Column<R> column : listing.columns()) {
            next.width(c, width(column.kind()));
            heading(next, c++, ListFile.heading(column));
        }
        for (String currency : currencies) {
            heading(next, c++, ListFile.currencyHeading(listing, currency));
        }
        line = 1;
        return next;
    }

    private static void heading(Worksheet sheet, int column, String title) {
        sheet.inlineString(0, column, title);
        sheet.style(0, column).bold().set();
    }

    private static double width(Column.Kind kind) {
        return switch (kind) {
            case TEXT -> 24;
            case PROSE -> 60;
            case TAG, MINUTES, NUMBER -> 14;
            case DATE -> 12;
            case INSTANT, MONEY -> 18;
        };
    }

    @Override
    public void row(R row) {
        try {
            if (line == rowsPerSheet) {
                sheet.finish();
                sheet = newSheet();
            }
            int c = 0;
            for (Column<R> column : listing.columns()) {
                cell(c++, column.value(row));
            }
            for (String currency : currencies) {
                cell(c++, ListFile.currency(listing, currency, row).orElse(null));
            }
            line++;
            if (line % ROWS_IN_MEMORY == 0) {
                sheet.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void cell(int column, @Nullable Object value) {
        switch (value) {
            case null -> { }
            case Money money -> figure(column, money.getAmount(), money.getScale() == 0 ? "#,##0;(#,##0)"
                    : "#,##0.%1$s;(#,##0.%1$s)".formatted("0".repeat(money.getScale())));
            case BigDecimal number -> sheet.value(line, column, number);
            case Integer number -> sheet.value(line, column, number);
            case LocalDate date -> {
                sheet.value(line, column, date);
                sheet.style(line, column).format("yyyy-mm-dd").set();
            }
            case Instant instant -> {
                sheet.value(line, column, LocalDateTime.ofInstant(instant, zone));
                sheet.style(line, column).format("yyyy-mm-dd hh:mm:ss").set();
            }
            default -> sheet.inlineString(line, column, fitting(value.toString()));
        }
    }

    private void figure(int column, BigDecimal figure, String format) {
        sheet.value(line, column, figure);
        sheet.style(line, column).format(format).set();
    }

    /** What XML 1.0 and Excel can hold: no control characters, and no more than a cell takes. */
    private static String fitting(String text) {
        String clean = text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "");
        return clean.length() <= LONGEST_TEXT ? clean : clean.substring(0, LONGEST_TEXT - 1) + "…";
    }

    @Override
    public void complete() throws IOException {
        sheet.finish();
        workbook.finish();
    }

    @Override
    public void close() {
        // A workbook without its end does not open, which is right for one that broke off; complete() writes the end.
    }
}
