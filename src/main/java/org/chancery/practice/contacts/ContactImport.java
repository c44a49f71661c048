package org.chancery.practice.contacts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.chancery.platform.activity.Activities;
import org.chancery.platform.activity.Activities.Happened;
import org.chancery.platform.firm.Columns;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.practice.contacts.ContactName.OfOrganisation;
import org.chancery.practice.contacts.ContactName.OfPerson;
import org.chancery.shared.Id;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Brings contacts in by the thousand, such as another program kept them: the same rows under the same rules as {@link Contacts#add} makes, in few statements. */
@Service
public class ContactImport {

    private final JdbcClient jdbc;
    private final Firms firms;
    private final Activities activities;

    ContactImport(JdbcClient jdbc, Firms firms, Activities activities) {
        this.jdbc = jdbc;
        this.firms = firms;
        this.activities = activities;
    }

    private record Row(ContactId id, ContactDetails details) {

        OfPerson person() {
            return switch (details.name()) {
                case OfPerson it -> it;
                case OfOrganisation _ -> new OfPerson("", "", "", "");
            };
        }
    }

    private record Part<P>(ContactId contact, int position, P part) {}

    private static final Columns<Row> CONTACTS = Columns.<Row>of().with("id", "uuid", Row::id).with("kind", "text", row -> row.details().name().kind())
            .with("display", "text", row -> row.details().name().display()).with("given", "text", row -> row.person().givenName())
            .with("family", "text", row -> row.person().familyName()).with("prefix", "text", row -> row.person().prefix())
            .with("suffix", "text", row -> row.person().suffix()).with("job", "text", row -> row.details().jobTitle())
            .with("tax", "text", row -> row.details().taxNumber()).with("remarks", "text", row -> row.details().remarks());

    private static final Columns<Part<ContactPoint>> POINTS = ContactImport.<ContactPoint>part().with("kind", "text", row -> row.part().kind())
            .with("label", "text", row -> row.part().label()).with("value", "text", row -> row.part().value());

    private static final Columns<Part<Address>> ADDRESSES = ContactImport.<Address>part().with("label", "text", row -> row.part().label())
            .with("street", "text", row -> row.part().street()).with("city", "text", row -> row.part().city()).with("region", "text", row -> row.part().region())
            .with("postcode", "text", row -> row.part().postcode()).with("country", "text", row -> row.part().country());

    private static final Columns<Part<OtherName>> NAMES = ContactImport.<OtherName>part().with("kind", "text", row -> row.part().kind())
            .with("name", "text", row -> row.part().name()).with("until", "date", row -> row.part().until());

    private static <P> Columns<Part<P>> part() {
        return Columns.<Part<P>>of().with("id", "uuid", _ -> Id.next()).with("contact", "uuid", Part::contact).with("position", "int", Part::position);
    }

    /**
     * All of them or none, in the order given.
     *
     * @param at when they were added, as their timelines say
     * @return refused as {@link Contacts#add} refuses; the field names the contact: {@code contacts[3].name}
     */
    @Requires(Permission.CONTACTS_EDIT)
    @Transactional
    public Outcome<List<ContactId>> add(List<ContactDetails> contacts, Instant at) {
        List<Refusal> refusals = new ArrayList<>();
        for (int i = 0; i < contacts.size(); i++) {
            String place = "contacts[" + i + "].";
            ContactRules.refusals(contacts.get(i), firms.today())
                    .forEach(refusal -> refusals.add(new Refusal(refusal.code(), refusal.message(), place + (refusal.field() == null ? "" : refusal.field()))));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        List<Row> rows = contacts.stream().map(details -> new Row(ContactId.next(), details)).toList();
        insert(rows);
        activities.recordPast(rows.stream().map(row -> new Happened(at, new ContactAdded(row.id(), row.details().name().display()))).toList());
        return Outcome.done(rows.stream().map(Row::id).toList());
    }

    private void insert(List<Row> rows) {
        CONTACTS.statement(jdbc, """
                insert into practice.contact (id, kind, display_name, given_name, family_name, prefix, suffix, job_title, tax_number, remarks)
                select r.id, r.kind, r.display, r.given, r.family, r.prefix, r.suffix, r.job, r.tax, r.remarks from {rows}""", rows).update();
        POINTS.statement(jdbc, """
                insert into practice.contact_point (id, contact_id, position, kind, label, value)
                select r.id, r.contact, r.position, r.kind, r.label, r.value from {rows}""", parts(rows, ContactDetails::points)).update();
        ADDRESSES.statement(jdbc, """
                insert into practice.contact_address (id, contact_id, position, label, street, city, region, postcode, country)
                select r.id, r.contact, r.position, r.label, r.street, r.city, r.region, r.postcode, r.country from {rows}""", parts(rows, ContactDetails::addresses)).update();
        NAMES.statement(jdbc, """
                insert into practice.contact_name (id, contact_id, position, kind, name, until)
                select r.id, r.contact, r.position, r.kind, r.name, r.until from {rows}""", parts(rows, ContactDetails::otherNames)).update();
    }

    private static <P> List<Part<P>> parts(List<Row> rows, Function<ContactDetails, List<P>> of) {
        List<Part<P>> parts = new ArrayList<>();
        for (Row row : rows) {
            List<P> its = of.apply(row.details());
            for (int position = 0; position < its.size(); position++) {
                parts.add(new Part<>(row.id(), position, its.get(position)));
            }
        }
        return parts;
    }
}
