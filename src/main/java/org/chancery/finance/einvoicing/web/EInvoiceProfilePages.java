package org.chancery.finance.einvoicing.web;

import java.util.Map;
import java.util.Optional;
import org.chancery.finance.einvoicing.EInvoiceFormat;
import org.chancery.finance.einvoicing.EInvoiceProfiles;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
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

/** What the firm and a client are called in electronic invoices. */
@Controller
@Order(35)
class EInvoiceProfilePages implements ContactPanel {

    private final EInvoiceProfiles profiles;
    private final Contacts contacts;
    private final Firms firms;

    EInvoiceProfilePages(EInvoiceProfiles profiles, Contacts contacts, Firms firms) {
        this.profiles = profiles;
        this.contacts = contacts;
        this.firms = firms;
    }

    @Override
    public Optional<View> view(ContactView contact) {
        boolean concerned = Actors.current().may(Permission.RATES_EDIT) || Actors.current().may(Permission.BILLING_VIEW);
        return concerned ? Optional.of(new View("finance/einvoicing/contact-card.jte",
                Map.of("format", profiles.of(contact.id()).map(client -> client.format().title()).orElse("none wanted")))) : Optional.empty();
    }

    @GetMapping("/billing/e-invoices")
    ModelAndView firm() {
        return firm(Form.of(profiles.ofFirm().map(EInvoiceForms::of).orElseGet(() -> Map.of("name", firms.current().name(), "country", firms.current().locale().getCountry()))));
    }

    private ModelAndView firm(Form form) {
        return new ModelAndView("finance/einvoicing/firm", Map.of("form", form, "categories", EInvoiceForms.CATEGORIES, "mayEdit", Actors.current().may(Permission.RATES_EDIT)));
    }

    @PostMapping("/billing/e-invoices")
    @Requires(Permission.RATES_EDIT)
    ModelAndView setFirm(Posted posted) {
        return Pages.answer(posted.read(EInvoiceForms::firm).flatMap(profiles::setFirm), _ -> "/billing/e-invoices",
                _ -> Flash.done("Saved. It holds for e-invoices made from now on."), posted, this::firm);
    }

    @GetMapping("/contacts/{id}/e-invoices")
    ModelAndView client(@PathVariable ContactId id) {
        return client(id, Form.of(profiles.of(id).map(EInvoiceForms::of).orElseGet(() -> Map.of("format", EInvoiceFormat.FACTUR_X.name()))));
    }

    private ModelAndView client(ContactId id, Form form) {
        ContactRef client = contacts.ref(id).orElseThrow(RefusedRequest::notFound);
        return new ModelAndView("finance/einvoicing/client", Map.of("client", client, "form", form, "formats", EInvoiceForms.FORMATS, "categories", EInvoiceForms.CATEGORIES,
                "mayEdit", Actors.current().may(Permission.RATES_EDIT)));
    }

    @PostMapping("/contacts/{id}/e-invoices")
    @Requires(Permission.RATES_EDIT)
    ModelAndView setClient(@PathVariable ContactId id, Posted posted) {
        return Pages.answer(posted.read(EInvoiceForms::client).flatMap(wanted -> profiles.set(id, wanted)), _ -> "/contacts/" + id + "/e-invoices",
                _ -> Flash.done("Saved. It holds for e-invoices made from now on."), posted, form -> client(id, form));
    }
}
