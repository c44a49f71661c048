package org.chancery.practice.contacts.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chancery.platform.firm.Jurisdictions;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Choice;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Frame;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.practice.contacts.ContactDetails;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.ContactKind;
import org.chancery.practice.contacts.ContactView;
import org.chancery.practice.contacts.Contacts;
import org.chancery.practice.contacts.SimilarContact;
import org.chancery.shared.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list of contacts, a contact's page, adding and changing one. */
@Controller
class ContactPages {

    private static final int CHOICES = 12;

    private final Contacts contacts;
    private final ContactCards cards;
    private final Lists lists;
    private final Jurisdictions jurisdictions;

    ContactPages(Contacts contacts, ContactCards cards, Lists lists, Jurisdictions jurisdictions) {
        this.contacts = contacts;
        this.cards = cards;
        this.lists = lists;
        this.jurisdictions = jurisdictions;
    }

    /** Archived contacts are shown to those who ask for them. */
    @GetMapping("/contacts")
    @Requires(Permission.CONTACTS_VIEW)
    ModelAndView list(ListRequest request, @RequestParam(defaultValue = "") List<String> standing) {
        return lists.page(ContactList.CONTACTS, request.bind("archived", standing.contains("ARCHIVED")));
    }

    @GetMapping("/contacts/choices")
    ModelAndView choices(@RequestParam(defaultValue = "") String q) {
        var choices = contacts.search(q, CHOICES).stream()
                .map(contact -> Choice.of(contact.id().toString(), contact.name(), contact.email() == null ? contact.kind().word() : contact.email())).toList();
        return new ModelAndView("platform/web/choices", Map.of("choices", choices));
    }

    /** What the form shows while it is typed into: contacts that may be the same one. */
    @GetMapping("/contacts/similar")
    @Requires(Permission.CONTACTS_EDIT)
    ModelAndView similar(Posted posted, @RequestParam(required = false) @Nullable ContactId except) {
        List<SimilarContact> similar = switch (ContactForm.read(posted)) {
            case Outcome.Done<ContactDetails>(var details) -> contacts.similar(details, except);
            case Outcome.Refused<ContactDetails> _ -> List.of();
        };
        return new ModelAndView("practice/contacts/similar", Map.of("similar", similar));
    }

    @GetMapping("/contacts/new")
    @Requires(Permission.CONTACTS_EDIT)
    ModelAndView blank(@RequestParam(defaultValue = "PERSON") ContactKind kind) {
        String country = Objects.requireNonNullElse(jurisdictions.current().country(), "");
        return form(ContactForm.blank(kind, country), null);
    }

    @PostMapping("/contacts")
    @Requires(Permission.CONTACTS_EDIT)
    ModelAndView add(Posted posted) {
        Outcome<Added> outcome = ContactForm.read(posted).flatMap(details -> {
            List<SimilarContact> similar = contacts.similar(details, null);
            return contacts.add(details).map(id -> new Added(id, details.name().display(), similar));
        });
        return Pages.answer(ContactForm.placed(outcome, posted), added -> "/contacts/" + added.id(), Added::flash, posted, form -> form(form, null));
    }

    private record Added(ContactId id, String name, List<SimilarContact> similar) {

        Flash flash() {
            if (similar.isEmpty()) {
                return Flash.done(name + " added.");
            }
            SimilarContact first = similar.getFirst();
            return Flash.warning(name + " added. It may be there twice: " + first.why() + ".").link("See the other", "/contacts/" + first.contact().id());
        }
    }

    @GetMapping("/contacts/{id}")
    ModelAndView contact(@PathVariable ContactId id, @ModelAttribute("frame") Frame frame) {
        return cards.page(find(id), frame, Form.blank(), Form.blank());
    }

    @GetMapping("/contacts/{id}/edit")
    @Requires(Permission.CONTACTS_EDIT)
    ModelAndView edit(@PathVariable ContactId id) {
        ContactView contact = find(id);
        return form(ContactForm.of(contact), contact);
    }

    @PostMapping("/contacts/{id}")
    @Requires(Permission.CONTACTS_EDIT)
    ModelAndView change(@PathVariable ContactId id, Posted posted) {
        ContactView contact = find(id);
        Outcome<ContactView> outcome = posted.read(f -> f.number("version"))
                .flatMap(version -> ContactForm.read(posted).flatMap(details -> contacts.change(id, version, details)));
        return Pages.answer(ContactForm.placed(outcome, posted), _ -> "/contacts/" + id, _ -> Flash.done("Saved."), posted, form -> form(form, contact));
    }

    @PostMapping("/contacts/{id}/archive")
    ModelAndView archive(@PathVariable ContactId id) {
        return Pages.act(contacts.archive(id), "/contacts/" + id, "Archived. Choices no longer offer this contact; searches for conflicts still find it.");
    }

    @PostMapping("/contacts/{id}/restore")
    ModelAndView restore(@PathVariable ContactId id) {
        return Pages.act(contacts.restore(id), "/contacts/" + id, "In use again.");
    }

    private ContactView find(ContactId id) {
        return contacts.find(id).orElseThrow(RefusedRequest::notFound);
    }

    /** @param contact the one that is changed; null for a new one */
    private static ModelAndView form(Form form, @Nullable ContactView contact) {
        Map<String, Object> model = new HashMap<>();
        model.put("form", form);
        model.put("person", !form.text("kind").equals(ContactKind.ORGANISATION.name()));
        model.put("emails", ContactForm.rows(form, "emails", 2));
        model.put("phones", ContactForm.rows(form, "phones", 2));
        model.put("webs", ContactForm.rows(form, "web", 1));
        model.put("addresses", ContactForm.rows(form, "addresses", 1));
        model.put("names", ContactForm.rows(form, "otherNames", 1));
        if (contact != null) {
            model.put("contact", contact);
        }
        return new ModelAndView(contact == null ? "practice/contacts/new" : "practice/contacts/edit", model);
    }
}
