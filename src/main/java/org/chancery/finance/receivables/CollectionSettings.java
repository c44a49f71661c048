package org.chancery.finance.receivables;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code chancery.collection.*}.
 *
 * @param promisesEvery how often it is looked for promises that were not kept; 0s for never
 * @param plansEvery    how often it is looked for payment plans of which an instalment did not come; 0s for never
 * @param mostPrinted   the most letters in one file
 */
@ConfigurationProperties("chancery.collection")
record CollectionSettings(@DefaultValue("1h") Duration promisesEvery, @DefaultValue("1h") Duration plansEvery, @DefaultValue("500") int mostPrinted) {}
