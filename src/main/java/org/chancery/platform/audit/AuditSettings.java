package org.chancery.platform.audit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code chancery.audit.*}.
 *
 * @param sealEvery   how often the running program seals what was written since; 0s for never
 * @param rowsPerSeal the most rows that one seal covers
 * @param keyFile     the file with the key that seals are signed with; {@code sealing.key} in the data folder if it is not set
 * @param readsEvery    how often the log of readings is written; 0s for never, then readings are gathered until somebody writes them
 * @param readsBuffered how many readings are gathered at the most; what finds no place is counted
 * @param readsKeptDays how long a reading is kept, at least 31 days
 */
@ConfigurationProperties("chancery.audit")
record AuditSettings(@DefaultValue("1m") Duration sealEvery, @DefaultValue("50000") int rowsPerSeal, @Nullable String keyFile,
        @DefaultValue("3s") Duration readsEvery, @DefaultValue("20000") int readsBuffered, @DefaultValue("1095") int readsKeptDays) {}
