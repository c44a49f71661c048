package org.chancery.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.util.FileSystemUtils;

/** Where the stored files of all tests are, and their master key beside them; both go when the tests end. */
@TestConfiguration(proxyBeanMethods = false)
public class TestStorage {

    private static final class Shared {
        static final Path FOLDER = folder();

        private static Path folder() {
            try {
                Path folder = Files.createTempDirectory("chancery-test-files");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void delete(Path folder) {
            try {
                FileSystemUtils.deleteRecursively(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public static Path files() {
        return Shared.FOLDER.resolve("blobs");
    }

    public static Path masterKey() {
        return Shared.FOLDER.resolve("master.key");
    }

    @Bean
    DynamicPropertyRegistrar storageOfTests() {
        return settings -> {
            settings.add("chancery.storage.folder", () -> files().toString());
            settings.add("chancery.storage.master-key-file", () -> masterKey().toString());
        };
    }
}
