package org.chancery.platform.identity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code chancery.permissions.*}.
 *
 * @param changesWaitFor        how long a change of permissions that was asked for may be approved
 * @param emergencyLongest      the longest emergency access; at most 8 hours
 * @param emergencyReviewWithin how long after its end emergency access should have been looked over
 */
@ConfigurationProperties("chancery.permissions")
record PermissionSettings(@DefaultValue("14d") Duration changesWaitFor, @DefaultValue("4h") Duration emergencyLongest, @DefaultValue("2d") Duration emergencyReviewWithin) {}
