package org.chancery.practice.contacts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chancery.practice.contacts.ContactName.OfOrganisation;
import org.chancery.practice.contacts.ContactName.OfPerson;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Contacts in the database. */
@Component
class ContactStore {

    private static final String REF_COLUMNS = """
            c.id, c.kind, c.display_name, c.archived_at,
            (select p.value from practice.contact_point p where p.contact_id = c.id and p.kind = 'EMAIL' order by p.position limit 1) as email
            """;

    private final JdbcClient jdbc;
    private final PartTable<ContactPoint> points;
    private final PartTable<Address> addresses;
    private final PartTable<OtherName> otherNames;

    ContactStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
        points = new PartTable<>(jdbc, "practice.contact_point", List.of("kind", "label", "value"),
                (row, n) -> new ContactPoint(ContactPoint.Kind.valueOf(row.getString("kind")), row.getString("label"), row.getString("value")),
                point -> List.of(point.kind().name(), point.label(), point.value()));
        addresses = new PartTable<>(jdbc, "practice.contact_address", List.of("label", "street", "city", "region", "postcode", "country"),
                (row, n) -> new Address(row.getString("label"), row.getString("street"), row.getString("city"), row.getString("region"),
                        row.getString("postcode"), row.getString("country")),
                a -> List.of(a.label(), a.street(), a.city(), a.region(), a.postcode(), a.country()));
        otherNames = new PartTable<>(jdbc, "practice.contact_name", List.of("kind", "name", "until"),
                (row, n) -> new OtherName(OtherName.Kind.valueOf(row.getString("kind")), row.getString("name"), row.getObject("until", LocalDate.class)),
                name -> Arrays.asList(name.kind().name(), name.name(), name.until()));
    }

    void insert(ContactId id, ContactDetails details) {
        bound(jdbc.sql("""
                insert into practice.contact (id, kind, display_name, given_name, family_name, prefix, suffix, job_title, tax_number, remarks)
                values (:id, :kind, :display, :given, :family, :prefix, :suffix, :job, :tax, :remarks)"""), id, details).update();
        replaceParts(id, details);
    }

    /** True if the contact was still at this version. */
    boolean update(ContactId id, int version, ContactDetails details) {
        int changed = bound(jdbc.sql("""
                update practice.contact
                set kind = :kind, display_name = :display, given_name = :given, family_name = :family, prefix = :prefix, suffix = :suffix,
                    job_title = :job, tax_number = :tax, remarks = :remarks, version = version + 1
                where id = :id and version = :version"""), id, details).param("version", version).update();
        if (changed == 1) {
            replaceParts(id, details);
        }
        return changed == 1;
    }

    private void replaceParts(ContactId id, ContactDetails details) {
        points.replace(id, details.points());
        addresses.replace(id, details.addresses());
        otherNames.replace(id, details.otherNames());
    }

    private static StatementSpec bound(StatementSpec statement, ContactId id, ContactDetails details) {
        OfPerson person = switch (details.name()) {
            case OfPerson it -> it;
            case OfOrganisation _ -> new OfPerson("", "", "", "");
        };
        return statement.param("id", id.value()).param("kind", details.name().kind().name()).param("display", details.name().display())
                .param("given", person.givenName()).param("family", person.familyName()).param("prefix", person.prefix())
                .param("suffix", person.suffix()).param("job", details.jobTitle()).param("tax", details.taxNumber())
                .param("remarks", details.remarks());
    }

    void archive(ContactId id, @Nullable Instant at) {
        jdbc.sql("update practice.contact set archived_at = :at, version = version + 1 where id = :id")
                .param("id", id.value()).param("at", at == null ? null : OffsetDateTime.ofInstant(at, ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    Optional<ContactView> find(ContactId id) {
        return jdbc.sql("select * from practice.contact where id = :id").param("id", id.value())
                .query((row, n) -> view(row, points.of(id), addresses.of(id), otherNames.of(id))).optional();
    }

    private static ContactView view(ResultSet row, List<ContactPoint> points, List<Address> addresses, List<OtherName> names) throws SQLException {
        ContactName name = switch (ContactKind.valueOf(row.getString("kind"))) {
            case PERSON -> new OfPerson(row.getString("prefix"), row.getString("given_name"), row.getString("family_name"), row.getString("suffix"));
            case ORGANISATION -> new OfOrganisation(row.getString("display_name"));
        };
        var details = new ContactDetails(name, row.getString("job_title"), row.getString("tax_number"), row.getString("remarks"), points, addresses, names);
        return new ContactView(new ContactId(row.getObject("id", UUID.class)), details, row.getInt("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(), instant(row, "archived_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    List<ContactRef> refs(Collection<ContactId> ids) {
        return jdbc.sql("select " + REF_COLUMNS + "from practice.contact c where c.id = any(:ids)").param("ids", ids.stream().map(ContactId::value).toArray(UUID[]::new)).query(ContactStore::ref).list();
    }

    Map<ContactId, Address> firstAddresses(Collection<ContactId> ids) {
        record Home(ContactId contact, Address address) {}
        return jdbc.sql("""
                select distinct on (a.contact_id) a.contact_id, a.label, a.street, a.city, a.region, a.postcode, a.country
                from practice.contact_address a where a.contact_id = any (:ids) order by a.contact_id, a.position, a.id""")
                .param("ids", ids.stream().map(ContactId::value).toArray(UUID[]::new))
                .query((row, n) -> new Home(new ContactId(row.getObject("contact_id", UUID.class)), new Address(row.getString("label"), row.getString("street"),
                        row.getString("city"), row.getString("region"), row.getString("postcode"), row.getString("country"))))
                .stream().collect(Collectors.toUnmodifiableMap(Home::contact, Home::address));
    }

    /** What was typed is part of a name, a former name, an e-mail address or a phone number; names that begin with it come first. */
    List<ContactRef> search(String q, int limit) {
        return jdbc.sql("select " + REF_COLUMNS + """
                from practice.contact c
                where c.archived_at is null
                   and (c.folded_name like '%' || practice.fold(:q) || '%'
                        or c.id in (select n.contact_id from practice.contact_name n where n.folded like '%' || practice.fold(:q) || '%')
                        or c.id in (select p.contact_id from practice.contact_point p where strpos(p.folded, lower(:q)) > 0))
                order by c.folded_name like practice.fold(:q) || '%' desc, c.sort_name, c.id
                limit :limit""")
                .param("q", q.strip()).param("limit", limit).query(ContactStore::ref).list();
    }

    List<SimilarContact> similar(ContactDetails details, @Nullable ContactId except) {
        String[] names = Stream.concat(Stream.of(details.name().display()), details.otherNames().stream().map(OtherName::name)).toArray(String[]::new);
        String[] emails = details.points().stream().filter(point -> point.kind() == ContactPoint.Kind.EMAIL)
                .map(point -> point.value().toLowerCase(Locale.ROOT)).toArray(String[]::new);
        return jdbc.sql("select m.why, " + REF_COLUMNS + """
                from practice.contact c
                join (select c.id, 'same name' as why from practice.contact c
                       where c.folded_name = any(array(select practice.fold(name) from unnest(:names) name))
                       union
                       select n.contact_id, 'had or uses this name' from practice.contact_name n
                       where n.folded = any(array(select practice.fold(name) from unnest(:names) name))
                       union
                       select p.contact_id, 'same e-mail address' from practice.contact_point p
                       where p.kind = 'EMAIL' and p.folded = any(:emails)) m on m.id = c.id
                where c.id is distinct from :except
                order by c.archived_at nulls first, c.sort_name, c.id
                limit 5""")
                .param("names", names).param("emails", emails).param("except", except == null ? null : except.value(), Types.OTHER)
                .query((row, n) -> new SimilarContact(ref(row, n), row.getString("why"))).list();
    }

    static ContactRef ref(ResultSet row, int number) throws SQLException {
        return new ContactRef(new ContactId(row.getObject("id", UUID.class)), ContactKind.valueOf(row.getString("kind")), row.getString("display_name"),
                row.getString("email"), row.getObject("archived_at") != null);
    }
}
