package org.chancery.exchange.demo;

import org.chancery.platform.command.DemoSize;

/**
 * What stands around the story of Harcourt & Lane, over {@value #MONTHS} months until today; all zero for the story alone.
 *
 * @param timekeepers people who join
 * @param timeEntries about as many
 */
record Volume(int timekeepers, int contacts, int matters, int timeEntries) {

    static final int MONTHS = 36;

    static Volume of(DemoSize size) {
        return switch (size) {
            case SMALL -> new Volume(0, 0, 0, 0);
            case MEDIUM -> new Volume(20, 5_000, 2_000, 100_000);
            case LARGE -> new Volume(194, 50_000, 20_000, 1_000_000);
        };
    }
}
