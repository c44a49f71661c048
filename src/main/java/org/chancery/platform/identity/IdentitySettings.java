package org.chancery.platform.identity;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code chancery.identity.*}.
 *
 * @param freeFailures          failed sign-ins to one account before a wait begins; from there each doubles it
 * @param freeFailuresOfAddress the same for one network address, behind which a whole office may stand
 * @param longestWaitSeconds    the longest wait between two tries
 * @param forgetAfterSeconds    after this much quiet the count begins anew
 */
@ConfigurationProperties("chancery.identity")
record IdentitySettings(@DefaultValue("5") int freeFailures, @DefaultValue("50") int freeFailuresOfAddress,
        @DefaultValue("900") int longestWaitSeconds, @DefaultValue("86400") int forgetAfterSeconds) {}
