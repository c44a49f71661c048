package org.chancery.practice.matters;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.chancery.platform.activity.Activities;
import org.chancery.platform.activity.Activities.Happened;
import org.chancery.platform.firm.Columns;
import org.chancery.platform.firm.NumberSeries;
import org.chancery.platform.firm.OfficeId;
import org.chancery.platform.firm.Offices;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.practice.contacts.ContactId;
import org.chancery.shared.Id;
import org.chancery.shared.Moneys;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;
import org.joda.money.CurrencyUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings matters in by the thousand, such as another program kept them: the same rows under the same rules of the database as {@link Matters} makes, in few
 * statements. What the firm took on long ago is not put to the gates of an opening again.
 */
@Service
public class MatterImport {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final NumberSeries numbers;
    private final Offices offices;
    private final Activities activities;

    MatterImport(JdbcClient jdbc, JsonMapper json, NumberSeries numbers, Offices offices, Activities activities) {
        this.jdbc = jdbc;
        this.json = json;
        this.numbers = numbers;
        this.offices = offices;
        this.activities = activities;
    }

    /**
     * An open matter.
     *
     * @param details with client, responsible lawyer, day and currency
     * @param team    who else works on it
     * @param parties each contact once in a role
     */
    public record Known(MatterDetails details, List<UserId> team, Map<ContactId, PartyRole> parties) {

        public Known {
            team = List.copyOf(team);
            parties = Map.copyOf(parties);
        }
    }

    /** A matter that ended on a day. */
    public record Ended(MatterId id, LocalDate on) {}

    private record Row(MatterId id, String number, OfficeId office, Known known) {

        MatterDetails details() {
            return known.details();
        }

        LocalDate openedOn() {
            return Objects.requireNonNull(details().openedOn());
        }

        ContactId client() {
            return Objects.requireNonNull(details().clientId());
        }
    }

    private record Member(MatterId matter, UserId user) {}

    private record Party(MatterId matter, ContactId contact, PartyRole role) {}

    private static final Columns<Row> MATTERS = Columns.<Row>of().with("id", "uuid", Row::id).with("number", "text", Row::number).with("client", "uuid", Row::client)
            .with("name", "text", row -> row.details().name()).with("area", "text", row -> row.details().practiceArea())
            .with("description", "text", row -> row.details().description()).with("reference", "text", row -> row.details().clientReference())
            .with("responsible", "uuid", row -> row.details().responsibleId()).with("originating", "uuid", row -> row.details().originatingId())
            .with("opened", "date", Row::openedOn).with("currency", "text", row -> row.details().currency())
            .with("kind", "text", row -> row.details().arrangement().kind())
            .with("fee", "bigint", row -> row.details().arrangement().fixedFee().map(Moneys::minor).orElse(null))
            .with("cap", "bigint", row -> row.details().arrangement() instanceof Capped(var cap) ? Moneys.minor(cap) : null)
            .with("tasks", "text", row -> row.details().taskSet()).with("office", "uuid", Row::office);

    /**
     * All of them or none, in the order given, each under the next number of its office.
     *
     * @return refused at the fields of the matter that is named: {@code matters[3].currency}
     */
    @Requires(Permission.MATTERS_EDIT)
    @Transactional
    public Outcome<List<MatterId>> open(List<Known> matters) {
        List<Refusal> refusals = new ArrayList<>();
        for (int i = 0; i < matters.size(); i++) {
            refuse("matters[" + i + "].", matters.get(i).details(), refusals);
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        List<Row> rows = numbered(matters);
        insert(rows);
        activities.recordPast(rows.stream().map(row -> new Happened(row.openedOn().atTime(LocalTime.of(17, 0)).toInstant(ZoneOffset.UTC),
                new MatterOpened(row.id(), row.number(), row.client()))).toList());
        return Outcome.done(rows.stream().map(Row::id).toList());
    }

    private static void refuse(String place, MatterDetails details, List<Refusal> refusals) {
        if (details.clientId() == null) {
            refusals.add(Refusal.at(place + "clientId", "required", "Choose the client."));
        }
        if (details.responsibleId() == null) {
            refusals.add(Refusal.at(place + "responsibleId", "required", "Choose the lawyer who answers for the matter."));
        }
        if (details.openedOn() == null) {
            refusals.add(Refusal.at(place + "openedOn", "required", "Say when it was opened."));
        }
        CurrencyUnit.registeredCurrencies().stream().filter(unit -> unit.getCode().equals(details.currency())).findFirst().ifPresentOrElse(
                currency -> refusals.addAll(details.arrangement().refusals(currency)),
                () -> refusals.add(Refusal.at(place + "currency", "currency-unknown", "There is no such currency; give its three letters, such as USD.")));
    }

    private List<Row> numbered(List<Known> matters) {
        Map<UserId, OfficeId> homes = new HashMap<>();
        Map<OfficeId, List<Integer>> byOffice = new LinkedHashMap<>();
        for (int i = 0; i < matters.size(); i++) {
            MatterDetails details = matters.get(i).details();
            OfficeId office = details.officeId() != null ? details.officeId()
                    : homes.computeIfAbsent(Objects.requireNonNull(details.responsibleId()), person -> offices.of(person.value()));
            byOffice.computeIfAbsent(office, _ -> new ArrayList<>()).add(i);
        }
        Row[] rows = new Row[matters.size()];
        byOffice.forEach((office, places) -> {
            List<String> taken = numbers.take(MatterDefaults.NUMBERS, places.stream().map(i -> Objects.requireNonNull(matters.get(i).details().openedOn())).toList(), office);
            for (int n = 0; n < taken.size(); n++) {
                rows[places.get(n)] = new Row(MatterId.next(), taken.get(n), office, matters.get(places.get(n)));
            }
        });
        return List.of(rows);
    }

    private void insert(List<Row> rows) {
        MATTERS.with("arrangement", "jsonb", row -> json.writeValueAsString(row.details().arrangement())).statement(jdbc, """
                insert into practice.matter (id, number, client_id, name, practice_area, description, client_reference, responsible_id, originating_id,
                                             status, opened_on, currency, arrangement_kind, flat_fee_minor, fee_cap_minor, arrangement, task_set, office_id)
                select r.id, r.number, r.client, r.name, r.area, r.description, r.reference, r.responsible, r.originating,
                       'OPEN', r.opened, r.currency, r.kind, r.fee, r.cap, r.arrangement, r.tasks, r.office from {rows}""", rows).update();
        List<Member> team = rows.stream().flatMap(row -> row.known().team().stream().distinct().map(user -> new Member(row.id(), user))).toList();
        Columns.<Member>of().with("id", "uuid", _ -> Id.next()).with("matter", "uuid", Member::matter).with("person", "uuid", Member::user).statement(jdbc, """
                insert into practice.matter_member (id, matter_id, user_id, role) select r.id, r.matter, r.person, 'Working' from {rows}""", team).update();
        List<Party> parties = rows.stream().flatMap(row -> row.known().parties().entrySet().stream().map(each -> new Party(row.id(), each.getKey(), each.getValue()))).toList();
        Columns.<Party>of().with("id", "uuid", _ -> Id.next()).with("matter", "uuid", Party::matter).with("contact", "uuid", Party::contact)
                .with("role", "text", Party::role).with("side", "text", party -> party.role().side()).statement(jdbc, """
                insert into practice.matter_party (id, matter_id, contact_id, role, side) select r.id, r.matter, r.contact, r.role, r.side from {rows}""", parties).update();
    }

    /** Closes open matters as of days of the past; what still has work, client money or a balance there is for whoever brings it in to know. */
    @Requires(Permission.MATTERS_EDIT)
    @Transactional
    public void close(Collection<Ended> ended) {
        record Closed(UUID id, String number, LocalDate on) {}
        List<Closed> closed = Columns.<Ended>of().with("id", "uuid", Ended::id).with("ended", "date", Ended::on).statement(jdbc, """
                update practice.matter m set status = 'CLOSED', closed_on = r.ended, version = m.version + 1
                from {rows} where m.id = r.id and m.status = 'OPEN'
                returning m.id, m.number, m.closed_on""", ended)
                .query((row, n) -> new Closed(row.getObject("id", UUID.class), row.getString("number"), row.getObject("closed_on", LocalDate.class))).list();
        activities.recordPast(closed.stream().map(row -> new Happened(row.on().atTime(LocalTime.of(17, 0)).toInstant(ZoneOffset.UTC),
                new MatterClosed(new MatterId(row.id()), row.number()))).toList());
    }
}
