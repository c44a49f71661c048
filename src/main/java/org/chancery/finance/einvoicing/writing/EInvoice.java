package org.chancery.finance.einvoicing.writing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an electronic invoice says, by the terms of EN 16931-1; the sums are those of the bill and are not worked out anew. Empty texts are left out.
 *
 * @param guideline      the rule set that it follows (BT-24)
 * @param buyerReference (BT-10)
 * @param from           first and last day of the work (BT-73, BT-74)
 * @param tax            of all lines (BT-110)
 * @param total          with tax (BT-112), and all of it to pay (BT-115)
 */
public record EInvoice(String guideline, String number, LocalDate date, LocalDate due, String currency, String buyerReference, String note, LocalDate from, LocalDate to,
        Party seller, Party buyer, Contact contact, Account account, List<Line> lines, BigDecimal net, BigDecimal tax, BigDecimal total) {

    /** The process of Peppol's billing, which XRechnung takes over (BT-23). */
    static final String PROCESS = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";

    /**
     * A seller or buyer.
     *
     * @param street       line by line (BT-35, BT-36 and BT-162, or those of the buyer)
     * @param country      ISO 3166-1 alpha-2
     * @param vatId        with the country in front (BT-31, BT-48)
     * @param taxNumber    of the national tax office (BT-32)
     * @param registration in the register of companies (BT-30)
     */
    public record Party(String name, List<String> street, String city, String region, String postcode, String country, String vatId, String taxNumber, String registration,
            Endpoint endpoint) {

        /** The standard has three lines: the first, the second, and the third with what follows it; empty if there is none. */
        String street(int line) {
            return street.stream().skip(line - 1L).limit(line < 3 ? 1 : Long.MAX_VALUE).collect(Collectors.joining(", "));
        }
    }

    /** Where an electronic invoice is delivered: a scheme of the EAS list, and the address in it; both empty for none. */
    public record Endpoint(String scheme, String id) {}

    /** Whom to ask (BG-6). */
    public record Contact(String name, String phone, String email) {

        boolean none() {
            return name.isEmpty() && phone.isEmpty() && email.isEmpty();
        }
    }

    /** Where to pay (BG-17). */
    public record Account(String holder, String iban, String bic) {}

    /**
     * The tax on a line.
     *
     * @param code    of UNTDID 5305: S, Z, E, AE, G or O
     * @param percent null for what is outside the scope of tax
     * @param reason  why there is none (BT-120); empty where there is
     */
    public record Category(String code, @Nullable BigDecimal percent, String reason) {}

    /**
     * A line.
     *
     * @param base      how many units the price is for
     * @param allowance taken off the line, before tax
     * @param net       after it (BT-131)
     */
    public record Line(int position, String name, String description, LocalDate date, BigDecimal quantity, String unit, BigDecimal price, BigDecimal base, BigDecimal allowance,
            BigDecimal net, BigDecimal tax, Category category) {}

    /** What one category and rate comes to (BG-23). */
    public record TaxSum(Category category, BigDecimal basis, BigDecimal tax) {

        private TaxSum plus(TaxSum other) {
            return new TaxSum(category, basis.add(other.basis), tax.add(other.tax));
        }
    }

    public EInvoice {
        lines = List.copyOf(lines);
    }

    /** By category and rate. */
    public List<TaxSum> taxes() {
        Map<String, TaxSum> sums = new TreeMap<>();
        for (Line line : lines) {
            sums.merge(line.category().code() + line.category().percent(), new TaxSum(line.category(), line.net(), line.tax()), TaxSum::plus);
        }
        return List.copyOf(sums.values());
    }

    /** UNTDID 4461: a credit transfer within SEPA, or any. */
    String paymentMeans() {
        return currency.equals("EUR") ? "58" : "30";
    }
}
