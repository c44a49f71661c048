package org.chancery.platform.setup.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chancery.platform.firm.JurisdictionPack;
import org.chancery.platform.firm.JurisdictionPack.Tax;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.setup.FirmSetUp;
import org.chancery.platform.setup.PlaceSettings;
import org.chancery.platform.setup.PlaceSettings.Choice;
import org.chancery.platform.setup.PlaceSettings.Standing;
import org.chancery.platform.web.Fact;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.SetUpStep;
import org.chancery.platform.web.Show;
import org.chancery.shared.Moneys;
import org.chancery.shared.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The second step of setting up: whose rules bind the firm, and what they bring along. */
@Component
class PlaceSetUpStep implements SetUpStep {

    private final PlaceSettings places;
    private final FirmSetUp house;

    PlaceSetUpStep(PlaceSettings places, FirmSetUp house) {
        this.places = places;
        this.house = house;
    }

    @Override
    public String key() {
        return "place";
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String title() {
        return "Place and rules";
    }

    @Override
    public String why() {
        return "Whose rules bind the firm, and what they bring along: look once whether it is right, before entries stand on it.";
    }

    @Override
    public String permission() {
        return Permission.FIRM_MANAGE.permission();
    }

    @Override
    public View view(@Nullable Form form) {
        Standing now = places.current();
        boolean own = now.firm().currency().equals(now.place().currency());
        Form filled = form != null ? form : Form.of(Map.of("jurisdiction", now.firm().jurisdiction(), "currency", own ? "" : now.firm().currency().getCode()));
        Map<String, Object> model = new HashMap<>(Map.of("form", filled, "standing", now, "facts", facts(now), "places", places.places(), "numbers", house.firstNumbers()));
        model.put("currencies", Moneys.currencies().stream().map(unit -> Option.of(unit.getCode(), unit.getCode())).toList());
        return new View("platform/setup/set-up-place.jte", model);
    }

    /** What holds now, each with the rule that says so. */
    static List<Fact> facts(Standing now) {
        JurisdictionPack place = now.place();
        JurisdictionPack.ClientMoney clientMoney = place.clientMoney();
        Tax tax = place.tax();
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of("Place", place.name()));
        facts.add(Fact.of("Currency of the books", now.firm().currency().getCode()));
        facts.add(Fact.of("Client money is held in", clientMoney.account()));
        facts.add(Fact.of("It is reconciled", clientMoney.reconcile() + " (" + clientMoney.source() + ")"));
        if (clientMoney.keptYears() != null) {
            facts.add(Fact.of("Its records are kept", clientMoney.keptYears() + " years"));
        }
        facts.add(Fact.of("Tax on bills", tax == null ? "none that Chancery knows of: add yours under Billing" : "%s since %s (%s)".formatted(tax.label(), Show.date(tax.from()), tax.source())));
        facts.add(Fact.of("Time is billed in", now.firm().roundingMinutes() + " minutes, where nothing else was agreed"));
        facts.add(Fact.of("Figures and dates", now.firm().locale().getDisplayName(Locale.ENGLISH)));
        return facts;
    }

    @Override
    public Outcome<Saved> save(Posted posted) {
        Standing before = places.current();
        if (before.fixed() && posted.textOrNull("jurisdiction") == null) {
            return Outcome.done(Saved.QUIETLY);
        }
        return posted.read(f -> new Choice(f.textOrNull("jurisdiction"), f.textOrNull("currency"))).flatMap(places::choose)
                .map(now -> now.equals(before) ? Saved.QUIETLY : new Saved(new View("platform/setup/set-up-place-brought.jte", Map.of("facts", facts(now)))));
    }
}
