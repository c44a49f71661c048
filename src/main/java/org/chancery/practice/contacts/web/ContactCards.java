package org.chancery.practice.contacts.web;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chancery.platform.activity.Activities;
import org.chancery.platform.activity.Activities.ActivityView;
import org.chancery.platform.web.FeedItem;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Frame;
import org.chancery.platform.web.Option;
import org.chancery.practice.contacts.ContactNotes;
import org.chancery.practice.contacts.ContactPanel;
import org.chancery.practice.contacts.ContactView;
import org.chancery.practice.contacts.RelationKind;
import org.chancery.practice.contacts.Relations;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page of a contact: what is known, its relations, notes and activity, and the cards of other rooms. */
@Component
class ContactCards {

    private static final int FEED_LENGTH = 10;

    private final Relations relations;
    private final ContactNotes notes;
    private final Activities activities;
    private final ObjectProvider<ContactPanel> panels;
    private final TemplateEngine templates;

    ContactCards(Relations relations, ContactNotes notes, Activities activities, ObjectProvider<ContactPanel> panels, TemplateEngine templates) {
        this.relations = relations;
        this.notes = notes;
        this.activities = activities;
        this.panels = panels;
        this.templates = templates;
    }

    /**
     * @param relation the form of a new relation
     * @param note     the form of a new note
     */
    ModelAndView page(ContactView contact, Frame frame, Form relation, Form note) {
        List<Content> cards = panels.orderedStream().flatMap(panel -> panel.view(contact).stream()).map(view -> content(view, contact, frame)).toList();
        Map<String, Object> model = new HashMap<>(Map.of("contact", contact, "panels", cards, "relations", relations.of(contact.id()), "notes", notes.of(contact.id()),
                "relationKinds", relationKinds(), "relation", relation, "note", note));
        model.put("feed", activities.ofObject("contact", contact.id().toString(), FEED_LENGTH).stream().map(ContactCards::item).toList());
        return new ModelAndView("practice/contacts/contact", model);
    }

    private Content content(ContactPanel.View view, ContactView contact, Frame frame) {
        var model = new HashMap<>(view.model());
        model.put("frame", frame);
        model.put("contact", contact);
        return output -> templates.render(view.template(), model, output);
    }

    private static FeedItem item(ActivityView event) {
        FeedItem item = FeedItem.of(event.summary(), event.userName(), event.at());
        return event.matterId() == null ? item : item.href("/matters/" + event.matterId());
    }

    /** Each kind in both directions, told apart by {@code <} for what is read from the other end. */
    private static List<Option> relationKinds() {
        List<Option> options = new ArrayList<>();
        for (RelationKind kind : RelationKind.values()) {
            options.add(Option.of(kind.name(), "is " + kind.forward()));
            if (!kind.forward().equals(kind.backward())) {
                options.add(Option.of("<" + kind.name(), (kind.backward().startsWith("has ") ? "" : "is ") + kind.backward()));
            }
        }
        return options;
    }
}
