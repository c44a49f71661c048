package org.chancery.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.chancery.platform.database.Database;
import org.chancery.platform.database.EmbeddedServer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The one PostgreSQL of all tests: each test makes a firm of its own in it, so they run side by side. */
@TestConfiguration(proxyBeanMethods = false)
public class TestDatabase {

    private static final class Shared {
        static final EmbeddedServer SERVER = start();

        private static EmbeddedServer start() {
            try {
                Path folder = Files.createTempDirectory("chancery-test");
                EmbeddedServer server = EmbeddedServer.startThrowaway(folder);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    try {
                        server.close();
                        org.springframework.util.FileSystemUtils.deleteRecursively(folder);
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }));
                return server;
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    /** The database "chancery", migrated once by the first context that starts. */
    @Bean
    Database database() throws Exception {
        return Shared.SERVER.database("chancery");
    }
}
