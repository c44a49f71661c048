package org.chancery.finance.banking.statement;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;

/** Amounts and currencies as the formats write them, into exact money. What could be read in two ways is refused. */
final class MoneyText {

    /** ISO 20022 allows 18 digits, and nobody has more money than that. */
    private static final int MOST_DIGITS = 40;
    private static final int MOST_BITS = 62;

    private static final Pattern OFX_PLAIN = Pattern.compile("\\d+[.,]?\\d*|[.,]\\d+");
    /** Not legal in OFX, yet written by some banks, and not to be misread: both separators, or one of them twice. */
    private static final List<Pattern> OFX_GROUPED_BY_COMMA =
            List.of(Pattern.compile("\\d{1,3}(,\\d{3})+\\.\\d*"), Pattern.compile("\\d{1,3}(,\\d{3}){2,}"));
    private static final List<Pattern> OFX_GROUPED_BY_POINT =
            List.of(Pattern.compile("\\d{1,3}(\\.\\d{3})+,\\d*"), Pattern.compile("\\d{1,3}(\\.\\d{3}){2,}"));
    private static final Pattern OFX_THOUSANDS_OR_DECIMALS = Pattern.compile("[1-9]\\d{0,2},\\d{3}");

    private static final Pattern XML_DECIMAL = Pattern.compile("\\+?(\\d+(\\.\\d*)?|\\.\\d+)|-0+(\\.0*)?");

    private MoneyText() {}

    /** The ISO 4217 currency that an element names. */
    static CurrencyUnit currency(Element place, String code) throws UnreadableException {
        try {
            CurrencyUnit unit = CurrencyUnit.of(code.toUpperCase(Locale.ROOT));
            if (!unit.isPseudoCurrency()) {
                return unit;
            }
        } catch (IllegalCurrencyException unknown) {
            // Said below, in the words for the bookkeeper.
        }
        throw place.refuse("The currency “" + code + "” is unknown.");
    }

    /** An OFX amount: signed, decimals after a point or a comma (OFX 1.6 and 2.x, 3.2.9.2 “Amounts”). */
    static Money ofx(Element place, CurrencyUnit currency) throws UnreadableException {
        String text = place.text();
        String sign = text.startsWith("-") ? "-" : "";
        String digits = text.startsWith("-") || text.startsWith("+") ? text.substring(1).stripLeading() : text;
        if (matchesAny(OFX_GROUPED_BY_COMMA, digits)) {
            digits = digits.replace(",", "");
        } else if (matchesAny(OFX_GROUPED_BY_POINT, digits)) {
            digits = digits.replace(".", "");
        } else if (OFX_THOUSANDS_OR_DECIMALS.matcher(digits).matches() && currency.getDecimalPlaces() != 3) {
            // To the letter of OFX it is a decimal comma; but no bank writes three decimals of a dollar, and a bank
            // that means thousands would have its 1,200 booked as 1.20.
            throw place.refuse("The amount “" + text + "” can be read in two ways: is the comma for thousands or for decimals?");
        } else if (!OFX_PLAIN.matcher(digits).matches()) {
            throw place.refuse("“" + text + "” is not an amount.");
        }
        return exact(place, sign + digits.replace(',', '.'), currency);
    }

    /** A CAMT amount: never negative, as credit or debit stands beside it (ActiveOrHistoricCurrencyAndAmount). */
    static Money camt(Element place, CurrencyUnit currency) throws UnreadableException {
        String text = place.text();
        if (!XML_DECIMAL.matcher(text).matches()) {
            throw place.refuse(text.startsWith("-")
                    ? "The amount “" + text + "” has a sign of its own beside credit or debit, so its direction is unclear."
                    : "“" + text + "” is not an amount.");
        }
        return exact(place, text, currency);
    }

    private static Money exact(Element place, String decimal, CurrencyUnit currency) throws UnreadableException {
        if (decimal.length() > MOST_DIGITS) {
            throw place.refuse("The amount has " + decimal.length() + " characters, more than any amount of money.");
        }
        BigDecimal amount = new BigDecimal(decimal).stripTrailingZeros();
        if (amount.scale() > currency.getDecimalPlaces()) {
            throw place.refuse("The amount " + amount.toPlainString() + " has more decimals than " + currency + " has ("
                    + currency.getDecimalPlaces() + ").");
        }
        Money money = Money.of(currency, amount);
        if (money.getAmount().unscaledValue().bitLength() > MOST_BITS) {
            throw place.refuse("The amount " + amount.toPlainString() + " is too large.");
        }
        return money;
    }

    private static boolean matchesAny(List<Pattern> patterns, String text) {
        return patterns.stream().anyMatch(p -> p.matcher(text).matches());
    }
}
