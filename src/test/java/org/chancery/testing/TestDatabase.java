package org.chancery.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chancery.platform.database.Database;
import org.chancery.platform.database.EmbeddedServer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.util.FileSystemUtils;

/** The one PostgreSQL of all tests: each test makes a firm of its own in it, so they run side by side. */
@TestConfiguration(proxyBeanMethods = false)
public class TestDatabase {

    private static final class Shared {
        static final EmbeddedServer SERVER = start();

        private static EmbeddedServer start() {
            try {
                Path folder = Files.createTempDirectory("chancery-test");
                EmbeddedServer server = EmbeddedServer.startThrowaway(folder);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void stop(EmbeddedServer server, Path folder) {
            try {
                server.close();
                FileSystemUtils.deleteRecursively(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A further database on the same server, for a test that needs tables of its own. */
    public static Database named(String name) {
        return Shared.SERVER.database(name);
    }

    /** The database "chancery", migrated once by the first context that starts. */
    @Bean
    Database database() {
        return named("chancery");
    }
}
