package org.chancery.platform.jobs;

import java.time.Duration;

/**
 * What the program does by itself again and again, on one node of all at a time and for each firm as the program itself. A room declares it as a bean. What one node gathered
 * in its memory and must write down is no such work, but a {@link org.chancery.platform.firm.Clockwork}.
 */
public interface Recurring {

    /** Its stable name in kebab-case. */
    String name();

    /** From the end of one time to the start of the next; never if it is not positive. */
    Duration every();

    /** Does it for the firm of the current scope. If it fails for one firm, the others are done nevertheless. */
    void run();
}
