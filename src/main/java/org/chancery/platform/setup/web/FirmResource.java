package org.chancery.platform.setup.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import org.chancery.platform.firm.FirmView;
import org.chancery.platform.setup.FirmSettings;
import org.chancery.platform.setup.FirmSettings.Particulars;
import org.chancery.platform.setup.PlaceSettings;
import org.chancery.platform.setup.PlaceSettings.Choice;
import org.chancery.platform.web.Answers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The firm's particulars on the API. */
@Tag(name = "Firm")
@RestController
@RequestMapping("/api/v1/firm")
class FirmResource {

    private final FirmSettings settings;
    private final PlaceSettings places;

    FirmResource(FirmSettings settings, PlaceSettings places) {
        this.places = places;
        this.settings = settings;
    }

    /** Where the firm is and what it counts in. */
    record Firm(String id, String name, String jurisdiction, String zone, String locale, String currency) {

        static Firm of(FirmView firm) {
            return new Firm(firm.id().toString(), firm.name(), firm.jurisdiction(), firm.zone().getId(), firm.locale().toLanguageTag(), firm.currency().getCode());
        }
    }

    record FirmChange(@Nullable String name, @Nullable String zone, @Nullable String locale) {}

    @GetMapping
    Firm show() {
        return Firm.of(settings.current());
    }

    @PutMapping
    ResponseEntity<Firm> change(@RequestBody FirmChange wanted) {
        return Answers.ok(settings.change(new Particulars(wanted.name(), wanted.zone(), wanted.locale())).map(Firm::of));
    }

    /** Chooses whose rules bind the firm, and the currency of its books (absent: the place's), until a bank account, an entry or a matter stands on them. */
    @PutMapping("/place")
    ResponseEntity<Firm> choose(@RequestBody Choice wanted) {
        return Answers.ok(places.choose(wanted).map(standing -> Firm.of(standing.firm())));
    }
}
