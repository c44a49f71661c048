package org.chancery.practice.matters;

import org.chancery.practice.contacts.ContactId;

/** A contact's part in a matter. */
public record PartyView(PartyId id, MatterId matterId, ContactId contactId, String name, PartyRole role, PartySide side, String note) {}
