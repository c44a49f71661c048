package org.chancery.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.chancery.platform.database.Database;
import org.chancery.platform.database.EmbeddedServer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** The one PostgreSQL of all tests: each test makes a firm of its own in it, so they run side by side. */
@TestConfiguration(proxyBeanMethods = false)
public class TestDatabase {

    private static final class Shared {
        static final Path FOLDER = folder();
        static final EmbeddedServer SERVER = start();

        private static Path folder() {
            try {
                return Files.createTempDirectory("chancery-test");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static EmbeddedServer start() {
            EmbeddedServer server = EmbeddedServer.startThrowaway(FOLDER);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, FOLDER)));
            return server;
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
    public static synchronized Database named(String name) {
        return Shared.SERVER.database(name);
    }

    /** Whom neither rights nor row-level security nor triggers stop: what a thief of the database can do. */
    public static JdbcClient superuser() {
        try (var reader = Files.newBufferedReader(Shared.FOLDER.resolve("database.properties"))) {
            Properties secrets = new Properties();
            secrets.load(reader);
            String url = named("chancery").url();
            return JdbcClient.create(new DriverManagerDataSource(url + (url.contains("?") ? "&" : "?") + "options=-c%20session_replication_role=replica", "postgres", secrets.getProperty("postgres")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The database "chancery", migrated once by the first context that starts. */
    @Bean
    Database database() {
        return named("chancery");
    }
}
