package org.chancery.platform.storage;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which backend there is, by the settings. It is opened when the first file is asked for, since a start is quicker without it. */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

    @Bean
    static BlobFiles blobFiles(StorageSettings settings, S3Settings s3, @Value("${chancery.data:}") String dataFolder) {
        return new ChosenFiles(() -> switch (settings.backend()) {
            case FOLDER -> new FolderFiles(folder(settings, dataFolder));
            case S3 -> S3Files.open(s3);
        });
    }

    private static Path folder(StorageSettings settings, String dataFolder) {
        if (settings.folder() != null) {
            return settings.folder().toAbsolutePath().normalize();
        }
        if (dataFolder.isBlank()) {
            throw new StorageFault("Say with chancery.storage.folder where stored files are.");
        }
        return Path.of(dataFolder, "blobs");
    }
}
