package org.chancery.platform.web;

import java.time.ZoneId;
import java.util.Locale;
import org.chancery.shared.UserId;

/** The person whom a page greets, with what the frame needs to know of them. */
public interface SignedInPerson {

    UserId userId();

    /** The full name, as colleagues read it. */
    String name();

    String email();

    /** The firm in which they act. */
    String firmName();

    /** How they read dates and figures. */
    Locale locale();

    /** The firm's zone, in which instants are shown to them. */
    ZoneId zone();

    /** Whether they hold a permission in the whole firm by its name, such as {@code matters.view}; in one office as {@link UsedPermissions} notes it. */
    boolean may(String permission);

    /** Whether they hold it in the whole firm, or with the matters of an office at least: what is offered to them. */
    boolean maySomewhere(String permission);
}
