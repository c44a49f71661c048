package org.chancery.finance.ebilling.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chancery.finance.ebilling.EBillProfile;
import org.chancery.finance.ebilling.EBillProfiles;
import org.chancery.finance.ebilling.ledes.EBillFormat;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.ContactPanel;
import org.chancery.practice.contacts.ContactRef;
import org.chancery.practice.contacts.ContactView;
import org.chancery.practice.contacts.Contacts;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** What a client's system takes: on the client's page, and its form. */
@Controller
@Order(40)
class EBillProfilePages implements ContactPanel {

    private final EBillProfiles profiles;
    private final Contacts contacts;

    EBillProfilePages(EBillProfiles profiles, Contacts contacts) {
        this.profiles = profiles;
        this.contacts = contacts;
    }

    @Override
    public Optional<View> view(ContactView contact) {
        if (!Actors.current().may(Permission.RATES_EDIT) && !Actors.current().may(Permission.BILLING_VIEW)) {
            return Optional.empty();
        }
        Map<String, Object> model = new HashMap<>();
        profiles.of(contact.id()).ifPresent(profile -> model.put("profile", profile));
        return Optional.of(new View("finance/ebilling/profile-card.jte", model));
    }

    @GetMapping("/contacts/{id}/ebill")
    @Requires({Permission.BILLING_VIEW, Permission.RATES_EDIT})
    ModelAndView show(@PathVariable ContactId id) {
        Optional<EBillProfile> now = profiles.of(id);
        EBillProfile shown = now.orElseGet(() -> EBillProfile.usual("", ""));
        return draw(id, Form.of(Map.ofEntries(Map.entry("format", shown.format()), Map.entry("lawFirmCode", shown.lawFirmCode()), Map.entry("clientCode", shown.clientCode()),
                Map.entry("characterSet", shown.characterSet()), Map.entry("plainMarks", shown.plainMarks()), Map.entry("descriptionLength", shown.descriptionLength()),
                Map.entry("unitDecimals", shown.unitDecimals()), Map.entry("needsTask", shown.needsTask()), Map.entry("needsActivity", shown.needsActivity()),
                Map.entry("needsMatter", shown.needsMatter()), Map.entry("fileName", shown.fileName()))));
    }

    private ModelAndView draw(ContactId id, Form form) {
        ContactRef client = contacts.ref(id).orElseThrow(RefusedRequest::notFound);
        return new ModelAndView("finance/ebilling/profile", Map.of("client", client, "form", form, "there", profiles.of(id).isPresent(),
                "formats", List.of(EBillFormat.values()).stream().map(format -> Option.of(format.name(), format.title())).toList(),
                "sets", List.of(EBillProfile.Characters.values()).stream().map(set -> Option.of(set.name(), set.title())).toList(),
                "mayEdit", Actors.current().may(Permission.RATES_EDIT)));
    }

    @PostMapping("/contacts/{id}/ebill")
    @Requires(Permission.RATES_EDIT)
    ModelAndView set(@PathVariable ContactId id, Posted posted) {
        var outcome = posted.read(f -> new EBillProfile(f.constant("format", EBillFormat.class), f.text("lawFirmCode"), f.text("clientCode"),
                f.constant("characterSet", EBillProfile.Characters.class), f.flag("plainMarks"), f.number("descriptionLength"), f.number("unitDecimals"), f.flag("needsTask"),
                f.flag("needsActivity"), f.flag("needsMatter"), f.text("fileName"))).flatMap(profile -> profiles.set(id, profile));
        return Pages.answer(outcome, _ -> "/contacts/" + id, _ -> Flash.done("Saved. It holds for e-bills made from now on."), posted, form -> draw(id, form));
    }

    @PostMapping("/contacts/{id}/ebill/remove")
    @Requires(Permission.RATES_EDIT)
    ModelAndView remove(@PathVariable ContactId id) {
        return Pages.act(profiles.remove(id), "/contacts/" + id, "This client receives no e-bills any more.");
    }
}
