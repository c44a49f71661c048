package org.chancery.practice.timekeeping;

/**
 * The unit that a client's time is billed in: raw minutes are rounded up to whole units. Raw minutes themselves are never changed.
 *
 * @param unitMinutes one of {@link #UNITS}
 */
record Rounding(int unitMinutes) {

    /** Units that divide the hour. */
    static final java.util.List<Integer> UNITS = java.util.List.of(1, 5, 6, 10, 12, 15, 20, 30, 60);

    Rounding {
        if (!UNITS.contains(unitMinutes)) {
            throw new IllegalArgumentException("not a billing unit: " + unitMinutes);
        }
    }

    /** The minutes to bill; nothing for nothing. */
    int billed(int minutes) {
        return Math.ceilDiv(minutes, unitMinutes) * unitMinutes;
    }
}
