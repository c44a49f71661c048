package org.chancery.finance.runs;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code chancery.billing-runs.*}.
 *
 * @param watchEvery how often it is looked for billing rules whose day has come; 0s for never
 */
@ConfigurationProperties("chancery.billing-runs")
record BillingRunSettings(@DefaultValue("15m") Duration watchEvery) {}
