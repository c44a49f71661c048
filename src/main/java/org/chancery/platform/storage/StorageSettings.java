package org.chancery.platform.storage;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings {@code chancery.storage.*}.
 *
 * @param backend           where the encrypted files are
 * @param folder            for the folder backend; null for {@code blobs} in the data folder
 * @param largest           the largest content that is stored
 * @param largestOfType     smaller limits by content type; {@code 0B} refuses the type
 * @param refusedTypes      content types that are never stored
 * @param keepIdle          how long a content stays after the last that referred to it has gone
 * @param collectEvery      how often what is idle for so long is deleted
 * @param masterKeyFile     the file that holds the master key; null for the one made beside the user's settings
 * @param masterKeyVariable the environment variable that holds the master key; null if none does
 * @param masterKeyCommand  the command that prints the master key; null if none does
 * @param masterKeyTimeout  how long that command may take
 */
@ConfigurationProperties("chancery.storage")
record StorageSettings(
        @DefaultValue("folder") Backend backend,
        @Nullable Path folder,
        @DefaultValue("1GB") DataSize largest,
        @DefaultValue Map<String, DataSize> largestOfType,
        @DefaultValue({"application/x-msdownload", "application/x-dosexec", "application/x-executable", "application/x-elf", "application/x-sharedlib",
            "application/x-mach-o", "application/x-object", "application/x-ms-installer"}) List<String> refusedTypes,
        @DefaultValue("7d") Duration keepIdle,
        @DefaultValue("24h") Duration collectEvery,
        @Nullable Path masterKeyFile,
        @Nullable String masterKeyVariable,
        @Nullable String masterKeyCommand,
        @DefaultValue("30s") Duration masterKeyTimeout) {

    /** Where encrypted files may be kept. */
    enum Backend { FOLDER, S3 }

    /** The largest content of a type, in bytes; 0 if none is stored. */
    long largestOf(String contentType) {
        return refusedTypes.contains(contentType) ? 0 : Math.min(largest.toBytes(), largestOfType.getOrDefault(contentType, largest).toBytes());
    }
}
