package org.chancery.platform.inbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code chancery.inbox.*}.
 *
 * @param watchEvery        how often it is looked for what is overdue; 0s for never
 * @param escalateAfterDays how many days after it was due an item becomes everybody's who may do it
 * @param longestDelegation for how many days something may be delegated at the most
 */
@ConfigurationProperties("chancery.inbox")
record InboxSettings(@DefaultValue("15m") Duration watchEvery, @DefaultValue("4") int escalateAfterDays, @DefaultValue("60") int longestDelegation) {}
