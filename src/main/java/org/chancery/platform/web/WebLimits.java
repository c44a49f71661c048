package org.chancery.platform.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The limits of pages and of the API ({@code chancery.web.*}); each is a setting.
 *
 * @param pageRows          rows of a list on a page
 * @param apiRows           rows of a list on the API when no limit is asked for
 * @param mostRows          the largest limit that may be asked for
 * @param countAtMost       rows a list counts and sums up to; beyond it says "more than" and asks to be narrowed
 * @param listTimeout       how long the query of a list may take
 * @param exportTimeout     how long the query of an export may take
 * @param requestsPerMinute requests a minute that one API token may make
 * @param jsonSize          the largest JSON body
 * @param idempotencyKept   how long an answer is kept for its Idempotency-Key
 * @param idempotencyWait   how long a request waits for another one under way with the same Idempotency-Key
 * @param answerSize        the largest answer that can be kept for an Idempotency-Key
 */
@ConfigurationProperties("chancery.web")
record WebLimits(
        @DefaultValue("50") int pageRows,
        @DefaultValue("200") int apiRows,
        @DefaultValue("1000") int mostRows,
        @DefaultValue("1000") int countAtMost,
        @DefaultValue("30s") Duration listTimeout,
        @DefaultValue("15m") Duration exportTimeout,
        @DefaultValue("6000") int requestsPerMinute,
        @DefaultValue("2MB") DataSize jsonSize,
        @DefaultValue("24h") Duration idempotencyKept,
        @DefaultValue("20s") Duration idempotencyWait,
        @DefaultValue("4MB") DataSize answerSize) {}
