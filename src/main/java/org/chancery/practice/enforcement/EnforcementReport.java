package org.chancery.practice.enforcement;

import java.time.Instant;

/**
 * A report of what was tried, with the numbers of what came of it.
 *
 * @param untried routes of which the tests of this version know nothing
 */
public record EnforcementReport(ReportId id, String madeBy, Instant madeAt, int tookMillis, int tables, int routes, int tried, int broken, int untried) {

    /** Nothing was seen that should not be. */
    public boolean holds() {
        return broken == 0;
    }
}
