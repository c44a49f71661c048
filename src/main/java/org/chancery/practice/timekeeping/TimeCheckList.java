package org.chancery.practice.timekeeping;

import org.chancery.platform.firm.Firms;
import org.springframework.stereotype.Component;

/** Lays the checks out for today. */
@Component
class TimeCheckList {

    private final Codes codes;
    private final Firms firms;
    private final TimekeepingSettings settings;

    TimeCheckList(Codes codes, Firms firms, TimekeepingSettings settings) {
        this.codes = codes;
        this.firms = firms;
        this.settings = settings;
    }

    TimeChecks now() {
        return new TimeChecks(firms.today(), codes.all(), settings);
    }
}
