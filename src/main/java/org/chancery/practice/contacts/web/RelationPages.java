package org.chancery.practice.contacts.web;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Frame;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.practice.contacts.ContactChooser;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.ContactNotes;
import org.chancery.practice.contacts.ContactView;
import org.chancery.practice.contacts.Contacts;
import org.chancery.practice.contacts.RelateContacts;
import org.chancery.practice.contacts.RelationId;
import org.chancery.practice.contacts.RelationKind;
import org.chancery.practice.contacts.Relations;
import org.chancery.shared.Outcome;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** What is added to a contact on its own page: relations and notes. */
@Controller
class RelationPages {

    private final Contacts contacts;
    private final Relations relations;
    private final ContactNotes notes;
    private final ContactChooser chooser;
    private final ContactCards cards;

    RelationPages(Contacts contacts, Relations relations, ContactNotes notes, ContactChooser chooser, ContactCards cards) {
        this.contacts = contacts;
        this.relations = relations;
        this.notes = notes;
        this.chooser = chooser;
        this.cards = cards;
    }

    @PostMapping("/contacts/{id}/relations")
    ModelAndView relate(@PathVariable ContactId id, Posted posted, @ModelAttribute("frame") Frame frame) {
        ContactView contact = contacts.find(id).orElseThrow(RefusedRequest::notFound);
        Outcome<RelationId> outcome = posted.read(f -> relation(f, id)).flatMap(relations::relate);
        return Pages.answer(outcome, _ -> "/contacts/" + id, _ -> Flash.done("Relation written down."), posted, form -> cards.page(contact, frame, form, Form.blank()));
    }

    private RelateContacts relation(Posted f, ContactId id) {
        String chosen = f.text("relation");
        boolean backward = chosen.startsWith("<");
        String name = backward ? chosen.substring(1) : chosen;
        Optional<RelationKind> kind = Arrays.stream(RelationKind.values()).filter(each -> each.name().equals(name)).findFirst();
        if (kind.isEmpty() && !chosen.isEmpty()) {
            f.refuse("relation", "malformed", "Choose one from the list.");
        }
        ContactId other = chooser.needed(f, "otherId");
        String note = Objects.requireNonNullElse(f.textOrNull("note"), "");
        return new RelateContacts(backward ? other : id, kind.orElse(RelationKind.AFFILIATE), backward ? id : other, note);
    }

    @PostMapping("/contacts/{id}/relations/{relation}/end")
    ModelAndView end(@PathVariable ContactId id, @PathVariable RelationId relation, Posted posted) {
        Outcome<RelationId> outcome = posted.read(f -> Optional.ofNullable(f.dateOrNull("endedOn"))).flatMap(on -> relations.end(id, relation, on.orElse(null)));
        return Pages.act(outcome, "/contacts/" + id, "The relation has ended; it stays on record.");
    }

    @PostMapping("/contacts/{id}/notes")
    ModelAndView write(@PathVariable ContactId id, Posted posted, @ModelAttribute("frame") Frame frame) {
        ContactView contact = contacts.find(id).orElseThrow(RefusedRequest::notFound);
        Outcome<ContactId> outcome = notes.write(id, Objects.requireNonNullElse(posted.textOrNull("body"), ""));
        return Pages.answer(outcome, _ -> "/contacts/" + id, _ -> Flash.done("Note written."), posted, form -> cards.page(contact, frame, Form.blank(), form));
    }
}
