package org.chancery.platform.firm;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.Locale;
import java.util.Map;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a firm of a place begins with, each rule with its source; from a file of {@code jurisdictions/}.
 *
 * @param code            such as {@code us-ny}: the country, and its part where the law is the part's
 * @param version         of the file
 * @param name            what people call the place
 * @param country         two letters, ISO 3166-1; null for the general pack
 * @param currency        of the books of most firms there; null for the general pack
 * @param locale          how figures and dates are written there; null for the general pack
 * @param roundingMinutes the unit that a client's time is billed in where nothing else was agreed
 * @param tax             on bills there; null where there is none, or none that the pack knows
 * @param accounts        what accounts of the chart are called there, by their code, where that differs from the general chart
 */
public record JurisdictionPack(String code, int version, String name, @Nullable String country, @Nullable CurrencyUnit currency, @Nullable Locale locale, int roundingMinutes,
        ClientMoney clientMoney, @Nullable Tax tax, Map<String, String> accounts) {

    /**
     * How client money is kept.
     *
     * @param account    what the bank account for it is called
     * @param reconcile  how often it is reconciled, in words
     * @param nextWithin from one reconciled day to the day by which the next reconciliation is made
     * @param keptYears  how long its records are kept; null if the pack does not know
     * @param source     the rule that says so
     */
    public record ClientMoney(String account, String reconcile, Period nextWithin, @Nullable Integer keptYears, String source) {}

    /**
     * A tax on bills.
     *
     * @param percent of the net sum
     * @param from    the day since which the rate holds
     * @param source  the law that says so
     */
    public record Tax(String code, String name, BigDecimal percent, LocalDate from, String source) {

        /** {@code VAT 20 %}. */
        public String label() {
            return name + " " + percent.stripTrailingZeros().toPlainString() + " %";
        }
    }
}
