package org.chancery.finance.delivery.web;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.chancery.finance.delivery.DeliveryPreference;
import org.chancery.finance.delivery.DeliveryPreferences;
import org.chancery.finance.delivery.DeliveryWay;
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

/** How a client wants bills, on the client's page and on one of its own. */
@Controller
@Order(33)
class DeliveryPreferencePages implements ContactPanel {

    private static final List<Option> WAYS = Arrays.stream(DeliveryWay.values()).map(way -> Option.of(way.name(), way.title())).toList();
    private static final List<Option> MONTHS = Arrays.stream(Month.values()).map(month -> Option.of(Integer.toString(month.getValue()), month.getDisplayName(TextStyle.FULL, Locale.ENGLISH))).toList();

    private final DeliveryPreferences preferences;
    private final Contacts contacts;

    DeliveryPreferencePages(DeliveryPreferences preferences, Contacts contacts) {
        this.preferences = preferences;
        this.contacts = contacts;
    }

    @Override
    public Optional<View> view(ContactView contact) {
        boolean concerned = Actors.current().may(Permission.RATES_EDIT) || Actors.current().may(Permission.BILLING_VIEW);
        return concerned ? Optional.of(new View("finance/delivery/contact-card.jte", Map.of("wanted", preferences.of(contact.id()).orElseGet(DeliveryPreference::usual)))) : Optional.empty();
    }

    @GetMapping("/contacts/{id}/delivery")
    ModelAndView show(@PathVariable ContactId id) {
        DeliveryPreference wanted = preferences.of(id).orElseGet(DeliveryPreference::usual);
        return page(id, Form.of(Map.of("way", wanted.way().name(), "emails", String.join("\n", wanted.emails()), "message", wanted.message(), "months", wanted.months().stream().map(String::valueOf).toList())));
    }

    @PostMapping("/contacts/{id}/delivery")
    @Requires(Permission.RATES_EDIT)
    ModelAndView set(@PathVariable ContactId id, Posted posted) {
        return Pages.answer(posted.read(DeliveryPreferencePages::read).flatMap(wanted -> preferences.set(id, wanted)), _ -> "/contacts/" + id + "/delivery",
                _ -> Flash.done("Saved. It holds for bills that go out from now on."), posted, form -> page(id, form));
    }

    private static DeliveryPreference read(Posted f) {
        String emails = Objects.requireNonNullElse(f.textOrNull("emails"), "");
        return new DeliveryPreference(f.constant("way", DeliveryWay.class), Arrays.asList(emails.split("[\\s,;]+")), Objects.requireNonNullElse(f.textOrNull("message"), ""),
                f.all("months").stream().map(month -> month(f, month)).toList());
    }

    private static int month(Posted f, String typed) {
        if (!typed.matches("1[0-2]|[1-9]")) {
            f.refuse("months", "month-invalid", "Months are 1 to 12.");
            return 1;
        }
        return Integer.parseInt(typed);
    }

    private ModelAndView page(ContactId id, Form form) {
        ContactRef client = contacts.ref(id).orElseThrow(RefusedRequest::notFound);
        return new ModelAndView("finance/delivery/client", Map.of("client", client, "form", form, "ways", WAYS, "months", MONTHS, "mayEdit", Actors.current().may(Permission.RATES_EDIT)));
    }
}
