package org.chancery.practice.timekeeping.web;

import java.util.Map;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.ContactRef;
import org.chancery.practice.contacts.Contacts;
import org.chancery.practice.timekeeping.ClientTerms;
import org.chancery.practice.timekeeping.ClientTerms.Terms;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** How a client's time is billed. */
@Controller
class ClientTermsPages {

    private final ClientTerms terms;
    private final Contacts contacts;

    ClientTermsPages(ClientTerms terms, Contacts contacts) {
        this.terms = terms;
        this.contacts = contacts;
    }

    @GetMapping("/contacts/{id}/terms")
    @Requires({Permission.CONTACTS_VIEW, Permission.RATES_EDIT})
    ModelAndView show(@PathVariable ContactId id) {
        Terms agreed = terms.of(id);
        return page(id, Form.of(Map.of("roundingMinutes", agreed.roundingMinutes(), "version", agreed.version())));
    }

    @PostMapping("/contacts/{id}/terms")
    ModelAndView agree(@PathVariable ContactId id, Posted posted) {
        var outcome = posted.read(f -> new Terms(id, f.number("roundingMinutes"), f.number("version"))).flatMap(terms::agree);
        return Pages.answer(outcome, _ -> "/contacts/" + id + "/terms",
                _ -> Flash.done("Saved for time recorded from now on.").link("Re-rate unbilled time", "/rates/re-rating?clientId=" + id), posted, form -> page(id, form));
    }

    private ModelAndView page(ContactId id, Form form) {
        ContactRef client = contacts.ref(id).orElseThrow(RefusedRequest::notFound);
        return new ModelAndView("practice/timekeeping/client-terms", Map.of("client", client, "form", form, "mayEdit", Actors.current().may(Permission.RATES_EDIT)));
    }
}
