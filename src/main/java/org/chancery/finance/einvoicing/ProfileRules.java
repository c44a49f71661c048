package org.chancery.finance.einvoicing;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.chancery.finance.einvoicing.reading.VatNumbers;
import org.chancery.shared.Refusal;

/** What may be entered for electronic invoices. What a format needs beyond is asked for when an invoice is made. */
final class ProfileRules {

    private static final Pattern VAT = Pattern.compile("[A-Z]{2}[A-Z0-9+*]{2,14}");
    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
    private static final Pattern BIC = Pattern.compile("[A-Z0-9]{8}([A-Z0-9]{3})?");
    private static final Pattern SCHEME = Pattern.compile("EM|[0-9]{4}");
    private static final Pattern MAIL = Pattern.compile("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)*");
    private static final Set<String> CATEGORIES = Set.of("", "Z", "E", "AE", "G", "O");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

    private final List<Refusal> refusals = new ArrayList<>();

    private ProfileRules() {}

    static List<Refusal> of(FirmProfile firm) {
        var rules = new ProfileRules();
        if (firm.name().isEmpty()) {
            rules.refusals.add(Refusal.required("name"));
        }
        rules.fits("name", firm.name(), 200);
        rules.fits("street", firm.street(), 200);
        rules.fits("city", firm.city(), 100);
        rules.fits("postcode", firm.postcode(), 20);
        rules.fits("taxNumber", firm.taxNumber(), 40);
        rules.fits("registration", firm.registration(), 60);
        rules.fits("contactName", firm.contactName(), 100);
        rules.fits("contactPhone", firm.contactPhone(), 60);
        rules.fits("contactEmail", firm.contactEmail(), 254);
        rules.is(COUNTRIES.contains(firm.country()), "country", "country-unknown", "Two letters, such as DE.");
        rules.vat(firm.vatId());
        rules.is(firm.iban().isEmpty() || iban(firm.iban()), "iban", "iban-invalid", "This is no IBAN: its check digits do not fit.");
        rules.is(firm.bic().isEmpty() || BIC.matcher(firm.bic()).matches(), "bic", "bic-invalid", "A BIC has 8 or 11 letters and digits.");
        rules.is(firm.contactEmail().isEmpty() || MAIL.matcher(firm.contactEmail()).matches(), "contactEmail", "email-malformed", "This is not an e-mail address.");
        rules.endpoint(firm.endpoint());
        rules.untaxed(firm.untaxed());
        return rules.refusals;
    }

    static List<Refusal> of(ClientProfile client) {
        var rules = new ProfileRules();
        rules.fits("buyerReference", client.buyerReference(), 100);
        rules.vat(client.vatId());
        rules.endpoint(client.endpoint());
        rules.untaxed(client.untaxed());
        return rules.refusals;
    }

    private void vat(String number) {
        if (!number.isEmpty() && !VAT.matcher(number).matches()) {
            refusals.add(Refusal.at("vatId", "vat-id-invalid", "A VAT number begins with its country, such as DE123456789."));
        } else {
            VatNumbers.fault(number).ifPresent(words -> refusals.add(Refusal.at("vatId", "vat-id-invalid", words)));
        }
    }

    private void endpoint(EndpointAddress endpoint) {
        is(endpoint.scheme().isEmpty() || SCHEME.matcher(endpoint.scheme()).matches(), "endpointScheme", "scheme-invalid", "EM for mail, or four digits of the EAS list, such as 0204.");
        is(endpoint.scheme().isEmpty() == endpoint.id().isEmpty(), endpoint.scheme().isEmpty() ? "endpointScheme" : "endpoint", "endpoint-incomplete", "An address needs both its kind and itself.");
        is(!endpoint.scheme().equals("EM") || MAIL.matcher(endpoint.id()).matches(), "endpoint", "email-malformed", "This is not an e-mail address.");
        fits("endpoint", endpoint.id(), 100);
    }

    private void untaxed(Untaxed untaxed) {
        is(CATEGORIES.contains(untaxed.category()), "untaxedCategory", "category-unknown", "Choose one of the list.");
        boolean needsReason = untaxed.said() && !untaxed.category().equals("Z");
        is(!needsReason || !untaxed.reason().isEmpty(), "untaxedReason", "required", "Say why, as the client's tax office reads it.");
        fits("untaxedReason", untaxed.reason(), 200);
    }

    private void fits(String field, String text, int characters) {
        is(text.length() <= characters, field, "too-long", "At most %d characters.".formatted(characters));
    }

    private void is(boolean holds, String field, String code, String message) {
        if (!holds) {
            refusals.add(Refusal.at(field, code, message));
        }
    }

    /** ISO 13616: the rest moved to the front and letters as numbers, it leaves 1 when divided by 97. */
    static boolean iban(String iban) {
        if (!IBAN.matcher(iban).matches()) {
            return false;
        }
        String moved = iban.substring(4) + iban.substring(0, 4);
        String digits = moved.chars().mapToObj(c -> Integer.toString(Character.digit(c, 36))).reduce("", String::concat);
        return new BigInteger(digits).mod(NINETY_SEVEN).equals(BigInteger.ONE);
    }
}
