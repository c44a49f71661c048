package org.chancery.practice.matters;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.firm.OfficeId;
import org.chancery.platform.firm.Offices;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Users;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.Contacts;
import org.chancery.shared.Moneys;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a matter must be like to be kept, and what is assumed where nothing was said. */
@Component
class MatterRules {

    private static final int NAME_MAX_CHARACTERS = 300;
    private static final LocalDate EARLIEST = LocalDate.of(1950, 1, 1);
    private static final int LATEST_DAYS_AHEAD = 366;

    private final Contacts contacts;
    private final Users users;
    private final Firms firms;
    private final Offices offices;
    private final WallRules walls;

    MatterRules(Contacts contacts, Users users, Firms firms, Offices offices, WallRules walls) {
        this.offices = offices;
        this.contacts = contacts;
        this.users = users;
        this.firms = firms;
        this.walls = walls;
    }

    /** @param before the matter that is changed; null for a new one */
    Outcome<CheckedMatter> check(MatterDetails details, @Nullable MatterView before) {
        List<Refusal> refusals = new ArrayList<>();
        texts(details, refusals);
        client(details, before, refusals);
        UserId responsible = responsible(details, before, refusals);
        originating(details, before, refusals);
        LocalDate openedOn = Objects.requireNonNullElseGet(details.openedOn(), () -> before == null ? firms.today() : before.openedOn());
        day("openedOn", openedOn, refusals);
        CurrencyUnit currency = currency(details, before, refusals);
        arrangement(details, currency, refusals);
        OfficeId office = office(details, responsible, before, refusals);
        return refusals.isEmpty()
                ? Outcome.done(new CheckedMatter(details, Objects.requireNonNull(details.clientId()), Objects.requireNonNull(responsible), openedOn,
                        Objects.requireNonNull(currency), office))
                : Outcome.refused(refusals);
    }

    private static void texts(MatterDetails details, List<Refusal> refusals) {
        if (details.name().isEmpty()) {
            refusals.add(Refusal.at("name", "required", "A matter has a name."));
        }
        atMost("name", details.name(), NAME_MAX_CHARACTERS, refusals);
        atMost("practiceArea", details.practiceArea(), 100, refusals);
        atMost("description", details.description(), 4000, refusals);
        atMost("clientReference", details.clientReference(), 100, refusals);
    }

    static void atMost(String field, String text, int characters, List<Refusal> refusals) {
        if (text.length() > characters) {
            refusals.add(Refusal.at(field, "too-long", "At most %,d characters; these are %,d.".formatted(characters, text.length())));
        }
    }

    private void client(MatterDetails details, @Nullable MatterView before, List<Refusal> refusals) {
        ContactId client = details.clientId();
        if (client == null) {
            refusals.add(Refusal.at("clientId", "required", "Choose the client."));
            return;
        }
        if (before != null && client.equals(before.clientId())) {
            return;
        }
        if (before != null && before.status() != MatterStatus.PROSPECTIVE) {
            refusals.add(Refusal.at("clientId", "client-fixed", "The client of a matter that was opened stays; open another matter for another client."));
            return;
        }
        var contact = contacts.ref(client);
        if (contact.isEmpty()) {
            refusals.add(Refusal.at("clientId", "client-unknown", "There is no such contact."));
        } else if (contact.get().archived()) {
            refusals.add(Refusal.at("clientId", "client-archived", contact.get().name() + " is archived; restore the contact first."));
        }
    }

    private @Nullable UserId responsible(MatterDetails details, @Nullable MatterView before, List<Refusal> refusals) {
        if (details.responsibleId() == null) {
            Actor actor = Actors.current();
            boolean timekeeper = before == null && users.find(actor.id()).filter(user -> user.kind() == Actor.Kind.PERSON && user.timekeeper()).isPresent();
            if (!timekeeper) {
                refusals.add(Refusal.at("responsibleId", "required", "Choose the lawyer who answers for the matter."));
            }
            return timekeeper ? actor.id() : null;
        }
        if (before == null || !details.responsibleId().equals(before.responsibleId())) {
            refusals.addAll(person("responsibleId", details.responsibleId(), details, before));
        }
        return details.responsibleId();
    }

    private void originating(MatterDetails details, @Nullable MatterView before, List<Refusal> refusals) {
        UserId originating = details.originatingId();
        if (originating != null && (before == null || !originating.equals(before.originatingId()))) {
            refusals.addAll(person("originatingId", originating, details, before));
        }
    }

    /** Of one office, nobody is asked: a new matter belongs where the one who answers for it works. */
    private OfficeId office(MatterDetails details, @Nullable UserId responsible, @Nullable MatterView before, List<Refusal> refusals) {
        OfficeId wanted = details.officeId();
        if (wanted == null) {
            return before != null ? before.officeId() : responsible == null ? offices.mine() : offices.of(responsible.value());
        }
        if (before == null || !wanted.equals(before.officeId())) {
            offices.find(wanted).ifPresentOrElse(office -> {
                if (!office.isOpen()) {
                    refusals.add(Refusal.at("officeId", "office-closed", office.name() + " is closed."));
                }
            }, () -> refusals.add(Refusal.at("officeId", "office-unknown", "There is no such office.")));
        }
        return wanted;
    }

    private List<Refusal> person(String field, UserId id, MatterDetails details, @Nullable MatterView before) {
        List<Refusal> refusals = person(field, id);
        if (!refusals.isEmpty()) {
            return refusals;
        }
        String name = users.find(id).map(Users.UserView::name).orElse("This person");
        return before != null ? walls.allowed(field, before.id(), id, name)
                : details.clientId() != null ? walls.allowed(field, details.clientId(), id, name) : List.of();
    }

    /** Refuses at the field whoever is not a person that works here now. */
    List<Refusal> person(String field, UserId id) {
        var user = users.find(id);
        if (user.isEmpty()) {
            return List.of(Refusal.at(field, "person-unknown", "There is no such person in the firm."));
        }
        if (user.get().kind() != Actor.Kind.PERSON) {
            return List.of(Refusal.at(field, "person-not-human", user.get().name() + " is an account for programs; choose a person."));
        }
        return user.get().status().equals("ACTIVE") ? List.of() : List.of(Refusal.at(field, "person-left", user.get().name() + " has left the firm."));
    }

    void day(String field, LocalDate day, List<Refusal> refusals) {
        if (day.isBefore(EARLIEST) || day.isAfter(firms.today().plusDays(LATEST_DAYS_AHEAD))) {
            refusals.add(Refusal.at(field, "date-out-of-range", "The date lies between 1950 and a year from today."));
        }
    }

    private @Nullable CurrencyUnit currency(MatterDetails details, @Nullable MatterView before, List<Refusal> refusals) {
        if (details.currency().isEmpty()) {
            return before == null ? firms.current().currency() : before.currency();
        }
        var currency = Moneys.currency(details.currency());
        if (currency.isEmpty()) {
            refusals.add(Refusal.at("currency", "currency-unknown", "There is no currency “" + shortened(details.currency()) + "”; give its three letters, such as USD."));
        } else if (before != null && !before.currency().equals(currency.get()) && before.status() != MatterStatus.PROSPECTIVE) {
            refusals.add(Refusal.at("currency", "currency-fixed", "The currency of a matter that was opened stays " + before.currency().getCode() + "."));
        }
        return currency.orElse(null);
    }

    private static String shortened(String text) {
        return text.length() > 20 ? text.substring(0, 20) + "…" : text;
    }

    /** Where the currency itself is wrong, what is wrong besides is found in the firm's. */
    private void arrangement(MatterDetails details, @Nullable CurrencyUnit currency, List<Refusal> refusals) {
        refusals.addAll(details.arrangement().refusals(currency == null ? firms.current().currency() : currency));
    }
}
