package org.chancery.platform.identity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code chancery.permissions.*}.
 *
 * @param changesWaitFor how long a change of permissions that was asked for may be approved
 */
@ConfigurationProperties("chancery.permissions")
record PermissionSettings(@DefaultValue("14d") Duration changesWaitFor) {}
