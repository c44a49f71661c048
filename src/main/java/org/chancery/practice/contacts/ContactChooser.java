package org.chancery.practice.contacts;

import java.util.List;
import java.util.UUID;
import org.chancery.platform.web.Posted;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the contact that a form's search field names. Without scripts only its text comes, which must then mean one contact alone. */
@Component
public class ContactChooser {

    private static final ContactId NOBODY = new ContactId(new UUID(0, 0));

    private final Contacts contacts;

    ContactChooser(Contacts contacts) {
        this.contacts = contacts;
    }

    /** The contact chosen in {@code field}, or typed into it; null, with or without a refusal beside the field, if there is none. */
    public @Nullable ContactId chosen(Posted form, String field) {
        ContactId chosen = form.idOrNull(field, ContactId::of);
        String typed = form.textOrNull(field + "Text");
        if (chosen != null || typed == null) {
            return chosen;
        }
        List<ContactRef> found = contacts.search(typed, 2);
        if (found.size() != 1) {
            form.refuse(field, "contact-unclear", found.isEmpty() ? "No contact is called that." : "Several contacts are called that; write more of the name.");
            return null;
        }
        return found.getFirst().id();
    }

    /** The same where one must be chosen: none is refused beside the field, and the stand-in that is given then never leaves the form. */
    public ContactId needed(Posted form, String field) {
        ContactId chosen = chosen(form, field);
        if (chosen != null) {
            return chosen;
        }
        if (form.textOrNull(field + "Text") == null) {
            form.refuse(field, "required", "Choose a contact.");
        }
        return NOBODY;
    }
}
