package org.chancery.practice.contacts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.chancery.shared.Refusal;

/** What a contact must be like to be kept. Fields are named as the form and the API name them. */
final class ContactRules {

    private static final int NAME_MAX_CHARACTERS = 200;
    private static final int ORGANISATION_MAX_CHARACTERS = 400;
    private static final int PARTS_MAX = 50;
    static final LocalDate EARLIEST = LocalDate.of(1800, 1, 1);
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)+");
    private static final Pattern PHONE = Pattern.compile("[+(0-9][0-9 ()./-]{2,30}( ?(x|ext\\.?) ?[0-9]{1,6})?", Pattern.CASE_INSENSITIVE);
    private static final Pattern WEB = Pattern.compile("\\S{1,300}");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final List<Refusal> refusals = new ArrayList<>();

    private ContactRules() {}

    static List<Refusal> refusals(ContactDetails details, LocalDate today) {
        var rules = new ContactRules();
        rules.name(details.name());
        rules.atMost("jobTitle", details.jobTitle(), 200);
        rules.atMost("taxNumber", details.taxNumber(), 40);
        rules.atMost("remarks", details.remarks(), 4000);
        rules.points(details.points());
        rules.addresses(details.addresses());
        rules.otherNames(details.otherNames(), today);
        return rules.refusals;
    }

    private void name(ContactName name) {
        switch (name) {
            case ContactName.OfPerson(var prefix, var given, var family, var suffix) -> {
                if (given.isEmpty() && family.isEmpty()) {
                    refuse("familyName", "required", "A person has a given name or a family name.");
                }
                atMost("givenName", given, NAME_MAX_CHARACTERS);
                atMost("familyName", family, NAME_MAX_CHARACTERS);
                atMost("prefix", prefix, 40);
                atMost("suffix", suffix, 40);
            }
            case ContactName.OfOrganisation(var text) -> {
                if (text.isEmpty()) {
                    refuse("name", "required", "An organisation has a name.");
                }
                atMost("name", text, ORGANISATION_MAX_CHARACTERS);
            }
        }
    }

    private void points(List<ContactPoint> points) {
        tooMany("emails", points.size());
        Map<ContactPoint.Kind, Integer> seen = new EnumMap<>(ContactPoint.Kind.class);
        for (ContactPoint point : points) {
            String field = group(point.kind()) + "[" + (seen.merge(point.kind(), 1, Integer::sum) - 1) + "]";
            switch (point.kind()) {
                case EMAIL -> refuseUnless(point.value().length() <= 254 && EMAIL.matcher(point.value()).matches(),
                        field, "email-malformed", quoted(point.value()) + " is not an e-mail address.");
                case PHONE -> refuseUnless(PHONE.matcher(point.value()).matches(), field, "phone-malformed", quoted(point.value()) + " is not a phone number.");
                case WEB -> refuseUnless(WEB.matcher(point.value()).matches(), field, "web-malformed", quoted(point.value()) + " is not a web address.");
            }
            atMost(field, point.label(), 40);
        }
    }

    private static String group(ContactPoint.Kind kind) {
        return switch (kind) {
            case EMAIL -> "emails";
            case PHONE -> "phones";
            case WEB -> "web";
        };
    }

    private void addresses(List<Address> addresses) {
        tooMany("addresses", addresses.size());
        for (int i = 0; i < addresses.size(); i++) {
            Address address = addresses.get(i);
            String field = "addresses[" + i + "]";
            refuseUnless(!address.street().isEmpty() || !address.city().isEmpty(), field + ".street", "required", "An address has a street or a town.");
            refuseUnless(COUNTRIES.contains(address.country()), field + ".country", "country-unknown",
                    "There is no country " + quoted(address.country()) + "; give its two letters, such as US.");
            atMost(field + ".street", address.street(), 500);
            atMost(field + ".city", address.city(), 200);
            atMost(field + ".region", address.region(), 200);
            atMost(field + ".postcode", address.postcode(), 20);
            atMost(field + ".label", address.label(), 40);
        }
    }

    private void otherNames(List<OtherName> names, LocalDate today) {
        tooMany("otherNames", names.size());
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            OtherName name = names.get(i);
            String field = "otherNames[" + i + "]";
            refuseUnless(!name.name().isEmpty(), field + ".name", "required", "Another name cannot be empty.");
            refuseUnless(seen.add(name.kind() + name.name()), field + ".name", "name-twice", "The same name is given twice.");
            atMost(field + ".name", name.name(), ORGANISATION_MAX_CHARACTERS);
            LocalDate until = name.until();
            if (until != null) {
                refuseUnless(name.kind() == OtherName.Kind.FORMER, field + ".until", "until-not-former", "Only a former name has a last day.");
                refuseUnless(!until.isAfter(today) && !until.isBefore(EARLIEST), field + ".until", "date-out-of-range",
                        "The last day of a former name lies between 1800 and today.");
            }
        }
    }

    private void tooMany(String field, int count) {
        refuseUnless(count <= PARTS_MAX, field, "too-many", "At most " + PARTS_MAX + " are kept.");
    }

    private void atMost(String field, String text, int characters) {
        refuseUnless(text.length() <= characters, field, "too-long", "At most %,d characters; these are %,d.".formatted(characters, text.length()));
    }

    private void refuseUnless(boolean right, String field, String code, String message) {
        if (!right) {
            refuse(field, code, message);
        }
    }

    private void refuse(String field, String code, String message) {
        refusals.add(Refusal.at(field, code, message));
    }

    private static String quoted(String text) {
        return "“" + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + "”";
    }
}
