package org.chancery.finance.einvoicing.reading;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The forms of VAT identification numbers in the European Union and its neighbours, as the Commission's VIES lists them. */
public final class VatNumbers {

    private static final Map<String, Pattern> FORMS = Map.ofEntries(form("AT", "U\\d{8}"), form("BE", "[01]\\d{9}"), form("BG", "\\d{9,10}"), form("CY", "\\d{8}[A-Z]"),
            form("CZ", "\\d{8,10}"), form("DE", "\\d{9}"), form("DK", "\\d{8}"), form("EE", "\\d{9}"), form("EL", "\\d{9}"), form("ES", "[A-Z0-9]\\d{7}[A-Z0-9]"),
            form("FI", "\\d{8}"), form("FR", "[A-Z0-9]{2}\\d{9}"), form("GB", "\\d{9}|\\d{12}|(GD|HA)\\d{3}"), form("HR", "\\d{11}"), form("HU", "\\d{8}"),
            form("IE", "\\d[A-Z0-9+*]\\d{5}[A-Z]{1,2}"), form("IT", "\\d{11}"), form("LT", "\\d{9}|\\d{12}"), form("LU", "\\d{8}"), form("LV", "\\d{11}"),
            form("MT", "\\d{8}"), form("NL", "\\d{9}B\\d{2}"), form("PL", "\\d{10}"), form("PT", "\\d{9}"), form("RO", "\\d{2,10}"), form("SE", "\\d{12}"),
            form("SI", "\\d{8}"), form("SK", "\\d{10}"), form("XI", "\\d{9}|\\d{12}"));

    private VatNumbers() {}

    private static Map.Entry<String, Pattern> form(String country, String rest) {
        return Map.entry(country, Pattern.compile(rest));
    }

    /** What is wrong about a number, in words; empty if nothing, if there is none, or if its country is not known here. */
    public static Optional<String> fault(String number) {
        String plain = number.replaceAll("[\\s.-]", "");
        Pattern form = plain.length() < 2 ? null : FORMS.get(plain.substring(0, 2));
        return number.isEmpty() || form == null || form.matcher(plain.substring(2)).matches() ? Optional.empty()
                : Optional.of("“%s” has not the form of a number of %s.".formatted(Node.quoted(number), plain.substring(0, 2)));
    }
}
