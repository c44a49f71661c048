package org.chancery.practice.matters.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.firm.OfficeId;
import org.chancery.platform.firm.Offices;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Users;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.Posted;
import org.chancery.practice.contacts.ContactChooser;
import org.chancery.practice.contacts.ContactRef;
import org.chancery.practice.matters.MatterDetails;
import org.chancery.practice.matters.MatterView;
import org.chancery.practice.matters.TaskSet;
import org.chancery.shared.Moneys;
import org.chancery.shared.Outcome;
import org.chancery.shared.UserId;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The form of a matter: what it begins with, and how it is read. */
@Component
class MatterForm {

    private final ContactChooser contacts;
    private final Users users;
    private final Firms firms;
    private final Offices offices;

    MatterForm(ContactChooser contacts, Users users, Firms firms, Offices offices) {
        this.offices = offices;
        this.contacts = contacts;
        this.users = users;
        this.firms = firms;
    }

    Form blank(@Nullable ContactRef client) {
        Map<String, Object> presets = new HashMap<>(Map.of("openedOn", firms.today(), "currency", firms.current().currency().getCode(),
                "responsibleId", Actors.current().id(), "officeId", offices.mine()));
        ArrangementForm.begin(presets, firms.today());
        if (client != null) {
            presets.put("clientId", client.id());
            presets.put("clientIdText", client.name());
        }
        return Form.of(presets);
    }

    Form of(MatterView matter) {
        Map<String, Object> presets = new HashMap<>(Map.of("clientId", matter.clientId(), "clientIdText", matter.clientName(), "name", matter.name(),
                "practiceArea", matter.practiceArea(), "description", matter.description(), "clientReference", matter.clientReference(),
                "responsibleId", matter.responsibleId(), "openedOn", matter.openedOn(), "currency", matter.currency().getCode()));
        presets.put("officeId", matter.officeId());
        presets.put("version", matter.version());
        ArrangementForm.begin(presets, firms.today());
        ArrangementForm.put(presets, matter.arrangement());
        if (matter.originatingId() != null) {
            presets.put("originatingId", matter.originatingId());
        }
        if (matter.taskSet() != null) {
            presets.put("taskSet", matter.taskSet());
        }
        return Form.of(presets);
    }

    Outcome<MatterDetails> read(Posted posted) {
        return posted.read(f -> {
            String currency = Objects.requireNonNullElse(f.textOrNull("currency"), "");
            LocalDate openedOn = f.dateOrNull("openedOn");
            return new MatterDetails(contacts.chosen(f, "clientId"), text(f, "name"), text(f, "practiceArea"), text(f, "description"), text(f, "clientReference"),
                    f.idOrNull("responsibleId", UserId::of), f.idOrNull("originatingId", UserId::of), openedOn, currency,
                    ArrangementForm.read(f, unit(currency)), f.constantOrNull("taskSet", TaskSet.class), f.idOrNull("officeId", OfficeId::of));
        });
    }

    private static String text(Posted f, String field) {
        return Objects.requireNonNullElse(f.textOrNull(field), "");
    }

    /** The unit to read the fee in; an unknown one is refused by the matter itself. */
    private CurrencyUnit unit(String code) {
        return Moneys.currency(code.toUpperCase(Locale.ROOT)).orElseGet(() -> firms.current().currency());
    }

    /** The offices to choose from, and the one that the matter has already; empty for a firm of one office. */
    List<Option> offices(@Nullable MatterView matter) {
        List<Option> all = offices.all().stream().filter(office -> office.isOpen() || matter != null && office.id().equals(matter.officeId()))
                .map(office -> Option.of(office.id().toString(), office.name())).toList();
        return all.size() < 2 ? List.of() : all;
    }

    /** The people who work here now, and whoever the matter names already. */
    List<Option> people(@Nullable MatterView matter) {
        return users.all().stream()
                .filter(user -> user.kind() == Actor.Kind.PERSON)
                .filter(user -> user.status().equals("ACTIVE") || matter != null && (user.id().equals(matter.responsibleId()) || user.id().equals(matter.originatingId())))
                .map(user -> Option.of(user.id().toString(), user.title().isEmpty() ? user.name() : user.name() + ", " + user.title()))
                .toList();
    }
}
