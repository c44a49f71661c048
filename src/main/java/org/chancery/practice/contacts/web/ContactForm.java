package org.chancery.practice.contacts.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Posted;
import org.chancery.practice.contacts.Address;
import org.chancery.practice.contacts.ContactDetails;
import org.chancery.practice.contacts.ContactKind;
import org.chancery.practice.contacts.ContactName;
import org.chancery.practice.contacts.ContactPoint;
import org.chancery.practice.contacts.ContactView;
import org.chancery.practice.contacts.OtherName;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;

/** The form of a contact. Its repeated rows may be left blank anywhere; a refusal finds the row that was typed. */
final class ContactForm {

    private static final Pattern INDEXED = Pattern.compile("(emails|phones|web|addresses|otherNames)\\[(\\d+)](?:\\.(\\w+))?");
    /** The field of each group that makes its row count, and beside which the row's refusals stand. */
    private static final Map<String, String> MAIN = Map.of("emails", "value", "phones", "value", "web", "value", "addresses", "street", "otherNames", "name");

    private ContactForm() {}

    /** @param country two letters, for a first address */
    static Form blank(ContactKind kind, String country) {
        return Form.of(Map.of("kind", kind, "addresses[0].country", country));
    }

    static Form of(ContactView contact) {
        var details = contact.details();
        Map<String, Object> presets = new HashMap<>(Map.of("kind", contact.kind(), "version", contact.version(), "jobTitle", details.jobTitle(),
                "taxNumber", details.taxNumber(), "remarks", details.remarks()));
        switch (details.name()) {
            case ContactName.OfPerson(var prefix, var given, var family, var suffix) ->
                    presets.putAll(Map.of("prefix", prefix, "givenName", given, "familyName", family, "suffix", suffix));
            case ContactName.OfOrganisation(var name) -> presets.put("name", name);
        }
        Map<String, Integer> rows = new HashMap<>();
        for (ContactPoint point : details.points()) {
            String row = group(point.kind()) + "[" + (rows.merge(group(point.kind()), 1, Integer::sum) - 1) + "].";
            presets.putAll(Map.of(row + "value", point.value(), row + "label", point.label()));
        }
        for (int i = 0; i < details.addresses().size(); i++) {
            Address address = details.addresses().get(i);
            String row = "addresses[" + i + "].";
            presets.putAll(Map.of(row + "label", address.label(), row + "street", address.street(), row + "city", address.city(), row + "region", address.region(),
                    row + "postcode", address.postcode(), row + "country", address.country()));
        }
        for (int i = 0; i < details.otherNames().size(); i++) {
            OtherName name = details.otherNames().get(i);
            presets.putAll(Map.of("otherNames[" + i + "].kind", name.kind(), "otherNames[" + i + "].name", name.name()));
            if (name.until() != null) {
                presets.put("otherNames[" + i + "].until", name.until());
            }
        }
        return Form.of(presets);
    }

    static Outcome<ContactDetails> read(Posted posted) {
        return posted.read(f -> {
            ContactKind kind = f.constant("kind", ContactKind.class);
            List<ContactPoint> points = new ArrayList<>();
            for (ContactPoint.Kind each : ContactPoint.Kind.values()) {
                points.addAll(f.each(group(each), row -> Optional.of(new ContactPoint(each, text(row, "label"), text(row, "value"))).filter(point -> !point.value().isEmpty()))
                        .stream().flatMap(Optional::stream).toList());
            }
            return new ContactDetails(name(f, kind), kind == ContactKind.PERSON ? text(f, "jobTitle") : "", text(f, "taxNumber"), text(f, "remarks"), points,
                    f.each("addresses", ContactForm::address).stream().flatMap(Optional::stream).toList(),
                    f.each("otherNames", ContactForm::otherName).stream().flatMap(Optional::stream).toList());
        });
    }

    private static ContactName name(Posted f, ContactKind kind) {
        return switch (kind) {
            case PERSON -> new ContactName.OfPerson(text(f, "prefix"), text(f, "givenName"), text(f, "familyName"), text(f, "suffix"));
            case ORGANISATION -> new ContactName.OfOrganisation(text(f, "name"));
        };
    }

    /** An address of which only the country stands there was never begun. */
    private static Optional<Address> address(Posted row) {
        var address = new Address(text(row, "label"), text(row, "street"), text(row, "city"), text(row, "region"), text(row, "postcode"), text(row, "country"));
        return (address.street() + address.city() + address.region() + address.postcode()).isEmpty() ? Optional.empty() : Optional.of(address);
    }

    private static Optional<OtherName> otherName(Posted row) {
        String name = text(row, "name");
        return name.isEmpty() ? Optional.empty() : Optional.of(new OtherName(row.constant("kind", OtherName.Kind.class), name, row.dateOrNull("until")));
    }

    private static String text(Posted f, String field) {
        return Objects.requireNonNullElse(f.textOrNull(field), "");
    }

    private static String group(ContactPoint.Kind kind) {
        return switch (kind) {
            case EMAIL -> "emails";
            case PHONE -> "phones";
            case WEB -> "web";
        };
    }

    /** The outcome with its refusals beside the rows that were typed: the second e-mail address may stand in the third row. */
    static <T> Outcome<T> placed(Outcome<T> outcome, Posted posted) {
        return switch (outcome) {
            case Outcome.Done<T> done -> done;
            case Outcome.Refused<T>(var refusals) -> {
                Form typed = posted.form(List.of());
                yield Outcome.refused(refusals.stream().map(refusal -> placed(refusal, typed)).toList());
            }
        };
    }

    private static Refusal placed(Refusal refusal, Form typed) {
        Matcher indexed = INDEXED.matcher(Objects.requireNonNullElse(refusal.field(), ""));
        if (!indexed.matches()) {
            return refusal;
        }
        String group = indexed.group(1);
        List<Integer> rows = filled(typed, group);
        int index = Integer.parseInt(indexed.group(2));
        int row = index < rows.size() ? rows.get(index) : index;
        return Refusal.at(group + "[" + row + "]." + Objects.requireNonNullElse(indexed.group(3), MAIN.getOrDefault(group, "value")), refusal.code(), refusal.message());
    }

    /** How many rows of a group the form shows: those that are filled, and a blank one, but at least so many. */
    static int rows(Form form, String group, int least) {
        List<Integer> filled = filled(form, group);
        return Math.max(least, filled.isEmpty() ? 1 : filled.getLast() + 2);
    }

    private static List<Integer> filled(Form form, String group) {
        Pattern name = Pattern.compile(Pattern.quote(group) + "\\[(\\d{1,4})]\\.(\\w+)");
        var rows = new TreeSet<Integer>();
        var fields = new ArrayList<>(form.presets().keySet());
        fields.addAll(form.typed().keySet());
        fields.stream().map(name::matcher).filter(Matcher::matches)
                .filter(field -> !List.of("country", "kind", "label").contains(field.group(2)) && !form.text(field.group()).isBlank())
                .forEach(field -> rows.add(Integer.valueOf(field.group(1))));
        return List.copyOf(rows);
    }
}
