package org.chancery.platform.identity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code chancery.identity.*}.
 *
 * @param freeFailures          failed sign-ins to one account before a wait begins; from there each doubles it
 * @param freeFailuresOfAddress the same for one network address, behind which a whole office may stand
 * @param longestWaitSeconds    the longest wait between two tries
 * @param forgetAfterSeconds    after this much quiet the count begins anew
 * @param alertsEvery           how often what was guessed at is told to its owners and the administrators; 0s for never
 * @param tokenUseEvery         how often the last use of tokens is written; 0s for never
 * @param leakedPasswords       a file of SHA-1 hashes of leaked passwords, sorted, one a line, to be asked beside the list that comes with the program; blank for none
 * @param factorFreshFor        how long a proved second factor is good for moving money and changing permissions
 * @param sessionLongest        after this long a person signs in again, however busy the session is
 * @param publicAddress         the address by which browsers reach the program, for passkeys; blank: whatever address they use
 */
@ConfigurationProperties("chancery.identity")
record IdentitySettings(@DefaultValue("5") int freeFailures, @DefaultValue("50") int freeFailuresOfAddress,
        @DefaultValue("900") int longestWaitSeconds, @DefaultValue("86400") int forgetAfterSeconds,
        @DefaultValue("10s") Duration alertsEvery, @DefaultValue("10s") Duration tokenUseEvery, @DefaultValue("") String leakedPasswords,
        @DefaultValue("5m") Duration factorFreshFor, @DefaultValue("12h") Duration sessionLongest, @DefaultValue("") String publicAddress) {}
