package org.chancery.practice.timekeeping;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code chancery.timekeeping.*}.
 *
 * @param longestTimerHours a timer that ran longer was forgotten, and asks for the true time
 * @param futureDays        how many days ahead time and expenses may be dated
 * @param weekTargetMinutes what a full week holds, for comparison beside the week's total
 * @param mostAtOnce        the most entries that one request records, submits or approves
 */
@ConfigurationProperties("chancery.timekeeping")
public record TimekeepingSettings(@DefaultValue("10") int longestTimerHours, @DefaultValue("7") int futureDays, @DefaultValue("2250") int weekTargetMinutes,
        @DefaultValue("2000") int mostAtOnce) {}
