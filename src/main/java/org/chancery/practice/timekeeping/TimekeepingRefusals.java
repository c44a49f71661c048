package org.chancery.practice.timekeeping;

import java.util.Map;
import org.chancery.platform.firm.DatabaseRefusals;
import org.chancery.shared.Refusal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The words for what the database refuses in this room. */
@Configuration(proxyBeanMethods = false)
class TimekeepingRefusals {

    static final Refusal CODE_TAKEN = Refusal.at("code", "code-taken", "This code exists already.");
    static final Refusal CHANGED = Refusal.of("version-conflict", "This was changed by somebody else meanwhile. Look at it as it is now, and change it again.");

    @Bean
    DatabaseRefusals.Words timekeepingWords() {
        return new DatabaseRefusals.Words(Map.of(
                "rate_overlap", Refusal.at("from", "rate-overlap", "Another rate for the same keys is valid on some of these days. End it first, or choose other days."),
                "rate_in_use", Refusal.of("rate-in-use", "Time was recorded at this rate, so it stays. End it instead."),
                "rate_positive", Refusal.at("hourly", "rate-not-positive", "A rate is above zero; for work without charge, record the time at no charge."),
                "rate_dated", Refusal.at("through", "period-reversed", "The last day is before the first."),
                "code_taken", CODE_TAKEN,
                "timer_one_running", Refusal.of("conflict", "Another timer was started at the same moment. Look which one runs."),
                "week_row_once", Refusal.at("matterId", "row-exists", "The week has this row already.")));
    }
}
