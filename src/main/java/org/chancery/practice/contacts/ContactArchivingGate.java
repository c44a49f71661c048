package org.chancery.practice.contacts;

import java.util.List;
import org.chancery.shared.Refusal;

/** Asked before a contact is archived; implemented by rooms that still need it. */
public interface ContactArchivingGate {

    /** Why it cannot be archived now; empty if nothing is against it. */
    List<Refusal> objections(ContactView contact);
}
