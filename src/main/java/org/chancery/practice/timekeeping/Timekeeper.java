package org.chancery.practice.timekeeping;

import org.chancery.shared.UserId;

/**
 * Someone of the firm as work is recorded for.
 *
 * @param records whether this person records time at all
 */
record Timekeeper(UserId id, String name, boolean records) {}
