package org.chancery.platform.setup.web;

import java.time.Month;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chancery.platform.firm.OfficeId;
import org.chancery.platform.firm.OfficeView;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.letterhead.OfficeAddress;
import org.chancery.platform.letterhead.OfficeAddresses;
import org.chancery.platform.setup.OfficeSettings;
import org.chancery.platform.setup.OfficeSettings.Particulars;
import org.chancery.platform.web.Department;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.NavItem;
import org.chancery.platform.web.NavigationSource;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.shared.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The firm's offices: a list, and a page for each. */
@Controller
class OfficePages implements NavigationSource {

    private final OfficeSettings settings;
    private final OfficeAddresses addresses;

    OfficePages(OfficeSettings settings, OfficeAddresses addresses) {
        this.settings = settings;
        this.addresses = addresses;
    }

    @Override
    public List<NavItem> items() {
        return List.of(NavItem.of(Department.FIRM, "Offices", "/firm/offices").order(27).permission(Permission.FIRM_MANAGE.permission()));
    }

    @GetMapping("/firm/offices")
    @Requires(Permission.FIRM_MANAGE)
    ModelAndView list() {
        return new ModelAndView("platform/setup/offices", Map.of("offices", settings.all(), "numbered", settings.numbered()));
    }

    @GetMapping("/firm/offices/new")
    @Requires(Permission.FIRM_MANAGE)
    ModelAndView blank() {
        return form(Form.of(Map.of("fiscalMonth", settings.all().getFirst().fiscalMonth().name())), null);
    }

    @PostMapping("/firm/offices")
    @Requires(Permission.FIRM_MANAGE)
    ModelAndView add(Posted posted) {
        Outcome<OfficeView> outcome = posted.read(OfficePages::read).flatMap(settings::add);
        return Pages.answer(outcome, OfficeView::href, office -> Flash.done(office.name() + " added. Say on each person's page who works there."), posted, form -> form(form, null));
    }

    @GetMapping("/firm/offices/{office}")
    @Requires(Permission.FIRM_MANAGE)
    ModelAndView show(@PathVariable OfficeId office) {
        OfficeView found = settings.find(office).orElseThrow(RefusedRequest::notFound);
        OfficeAddress address = addresses.of(office);
        Map<String, Object> presets = new HashMap<>(Map.of("name", found.name(), "code", found.code(), "fiscalMonth", found.fiscalMonth().name(), "address", address.address(),
                "phone", address.phone(), "version", found.version()));
        if (found.ownZone() != null) {
            presets.put("zone", found.ownZone().getId());
        }
        return form(Form.of(presets), found);
    }

    @PostMapping("/firm/offices/{office}")
    @Requires(Permission.FIRM_MANAGE)
    ModelAndView change(@PathVariable OfficeId office, Posted posted) {
        OfficeView before = settings.find(office).orElseThrow(RefusedRequest::notFound);
        Outcome<OfficeView> outcome = posted.read(f -> f.number("version")).flatMap(version -> posted.read(OfficePages::read).flatMap(wanted -> settings.change(office, version, wanted)));
        return Pages.answer(outcome, OfficeView::href, _ -> Flash.done("Saved."), posted, form -> form(form, before));
    }

    @PostMapping("/firm/offices/{office}/close")
    @Requires(Permission.FIRM_MANAGE)
    ModelAndView close(@PathVariable OfficeId office) {
        return Pages.act(settings.close(office), "/firm/offices/" + office, "Closed. What belongs to it stays as it is.");
    }

    @PostMapping("/firm/offices/{office}/reopen")
    @Requires(Permission.FIRM_MANAGE)
    ModelAndView reopen(@PathVariable OfficeId office) {
        return Pages.act(settings.reopen(office), "/firm/offices/" + office, "Open again.");
    }

    static Particulars read(Posted f) {
        return new Particulars(f.textOrNull("name"), f.textOrNull("code"), f.textOrNull("zone"), f.constantOrNull("fiscalMonth", Month.class), f.all("numbers"),
                new OfficeAddress(f.textOrNull("address"), f.textOrNull("phone")));
    }

    /** @param office the one that is changed; null for a new one */
    private ModelAndView form(Form form, @Nullable OfficeView office) {
        var page = new ModelAndView("platform/setup/office", new HashMap<>(Map.of("form", form, "zones", zones(), "months", months(), "numbered", settings.numbered())));
        return office == null ? page : page.addObject("office", office);
    }

    static List<Option> zones() {
        return ZoneId.getAvailableZoneIds().stream().filter(zone -> zone.contains("/")).sorted().map(zone -> Option.of(zone, zone.replace('_', ' '))).toList();
    }

    static List<Option> months() {
        return Arrays.stream(Month.values()).map(month -> Option.of(month.name(), month.getDisplayName(TextStyle.FULL, Locale.ENGLISH))).toList();
    }
}
