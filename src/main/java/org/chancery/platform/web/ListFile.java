package org.chancery.platform.web;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** A file that takes the rows of a listing one by one. */
interface ListFile<R> extends Closeable {

    void row(R row);

    /** Writes the end; a file closed without it is broken on purpose. */
    void complete() throws IOException;

    /** The heading of a column in a file, with its unit where the value alone would not tell. */
    static String heading(Column<?> column) {
        return column.kind() == Column.Kind.MINUTES ? column.title() + " (minutes)" : column.title();
    }

    static boolean hasMoney(Listing<?> listing) {
        return listing.columns().stream().anyMatch(c -> c.kind() == Column.Kind.MONEY);
    }

    /** Money columns of one row that share their currency column share one field for it. */
    static List<String> currencyColumns(Listing<?> listing) {
        return listing.columns().stream().filter(c -> c.kind() == Column.Kind.MONEY).map(Column::currency).distinct().toList();
    }

    static String currencyHeading(Listing<?> listing, String currencyColumn) {
        return currencyColumns(listing).size() == 1 ? "Currency" : "Currency of " + listing.columns().stream()
                .filter(c -> c.kind() == Column.Kind.MONEY && c.currency().equals(currencyColumn)).findFirst().orElseThrow().title();
    }

    static <R> Optional<String> currency(Listing<R> listing, String currencyColumn, R row) {
        return listing.columns().stream().filter(c -> c.kind() == Column.Kind.MONEY && c.currency().equals(currencyColumn))
                .map(c -> (Money) c.value(row)).filter(Objects::nonNull).map(Money::getCurrencyUnit).map(CurrencyUnit::getCode).findFirst();
    }
}
