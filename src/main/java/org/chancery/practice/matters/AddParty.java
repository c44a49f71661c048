package org.chancery.practice.matters;

import org.chancery.practice.contacts.ContactId;
import org.jspecify.annotations.Nullable;

/**
 * A contact to take part in a matter.
 *
 * @param side null means the one that the role usually takes
 * @param note at most 400 characters; empty for none
 */
public record AddParty(MatterId matterId, ContactId contactId, PartyRole role, @Nullable PartySide side, String note) {

    public AddParty {
        note = note.strip();
    }

    public static AddParty of(MatterId matter, ContactId contact, PartyRole role) {
        return new AddParty(matter, contact, role, null, "");
    }
}
