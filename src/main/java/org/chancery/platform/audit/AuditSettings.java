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
 */
@ConfigurationProperties("chancery.audit")
record AuditSettings(@DefaultValue("1m") Duration sealEvery, @DefaultValue("50000") int rowsPerSeal, @Nullable String keyFile) {}
