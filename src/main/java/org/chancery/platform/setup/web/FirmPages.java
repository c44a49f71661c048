package org.chancery.platform.setup.web;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.chancery.platform.firm.FirmView;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.setup.FirmSettings;
import org.chancery.platform.setup.FirmSettings.Particulars;
import org.chancery.platform.setup.PlaceSettings;
import org.chancery.platform.web.Department;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.NavItem;
import org.chancery.platform.web.NavigationSource;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The firm's own particulars. */
@Controller
class FirmPages implements NavigationSource {

    private final FirmSettings settings;
    private final PlaceSettings places;

    FirmPages(FirmSettings settings, PlaceSettings places) {
        this.places = places;
        this.settings = settings;
    }

    @Override
    public List<NavItem> items() {
        return List.of(NavItem.of(Department.FIRM, "Firm", "/firm").order(25).permission(Permission.FIRM_MANAGE.permission()));
    }

    @GetMapping("/firm")
    @Requires(Permission.FIRM_MANAGE)
    ModelAndView show() {
        FirmView now = settings.current();
        return page(Form.of(Map.of("name", now.name(), "zone", now.zone().getId(), "locale", now.locale().toLanguageTag())));
    }

    @PostMapping("/firm")
    @Requires(Permission.FIRM_MANAGE)
    ModelAndView save(Posted posted) {
        var outcome = posted.read(f -> new Particulars(f.textOrNull("name"), f.textOrNull("zone"), f.textOrNull("locale"))).flatMap(settings::change);
        return Pages.answer(outcome, _ -> "/firm", _ -> Flash.done("Saved."), posted, this::page);
    }

    private ModelAndView page(Form form) {
        List<Option> zones = ZoneId.getAvailableZoneIds().stream().sorted().map(zone -> Option.of(zone, zone.replace('_', ' '))).toList();
        return new ModelAndView("platform/setup/firm", Map.of("form", form, "standing", places.current(), "zones", zones));
    }
}
