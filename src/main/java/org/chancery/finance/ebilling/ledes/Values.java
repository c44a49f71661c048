package org.chancery.finance.ebilling.ledes;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chancery.shared.Moneys;
import org.joda.money.CurrencyUnit;

/** Figures, dates and currencies as e-bills write them. */
final class Values {

    /** Digits, a point, a leading minus: no blanks, commas or currency signs (LEDES 1998B, “numeric fields”). */
    private static final Pattern FIGURE = Pattern.compile("-?(\\d{1,40}(\\.\\d{0,40})?|\\.\\d{1,40})");
    private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter XML = DateTimeFormatter.ISO_LOCAL_DATE;

    private Values() {}

    static Optional<BigDecimal> figure(String text) {
        return FIGURE.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** YYYYMMDD of a table, YYYY-MM-DD of a document. */
    static Optional<LocalDate> date(String text, boolean xml) {
        try {
            return text.length() == (xml ? 10 : 8) ? Optional.of(LocalDate.parse(text, xml ? XML : PLAIN)) : Optional.empty();
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    static String plain(LocalDate date) {
        return PLAIN.format(date);
    }

    static Optional<CurrencyUnit> currency(String code) {
        return Moneys.currency(code);
    }

    /** The decimals a total is rounded to: those of its currency, of two if none is said, or more if the file has more. */
    static int places(BigDecimal total, String currency) {
        return Math.max(Math.max(total.stripTrailingZeros().scale(), 0), currency(currency).map(CurrencyUnit::getDecimalPlaces).orElse(2));
    }
}
