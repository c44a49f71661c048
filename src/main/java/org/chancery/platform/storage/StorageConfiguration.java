package org.chancery.platform.storage;

import java.nio.file.Path;
import org.chancery.platform.database.DataHome;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which backend there is, by the settings. It is opened when the first file is asked for, since a start is quicker without it. */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

    @Bean
    static BlobFiles blobFiles(StorageSettings settings, S3Settings s3, ObjectProvider<DataHome> home) {
        return new ChosenFiles(() -> switch (settings.backend()) {
            case FOLDER -> new FolderFiles(folder(settings, home));
            case S3 -> S3Files.open(s3);
        });
    }

    private static Path folder(StorageSettings settings, ObjectProvider<DataHome> home) {
        if (settings.folder() != null) {
            return settings.folder().toAbsolutePath().normalize();
        }
        DataHome known = home.getIfAvailable();
        if (known == null) {
            throw new StorageFault("Say with chancery.storage.folder where stored files are.");
        }
        return known.folder().resolve("blobs");
    }
}
