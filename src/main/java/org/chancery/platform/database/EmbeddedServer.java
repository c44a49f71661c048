package org.chancery.platform.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** A PostgreSQL that this program starts and stops itself, with its data in one folder. */
public final class EmbeddedServer implements AutoCloseable {

    private final EmbeddedPostgres postgres;

    private EmbeddedServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    public static EmbeddedServer start(Path folder) throws IOException {
        return new EmbeddedServer(EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .start());
    }

    /** The named database, made with its owner if it is not there. */
    public Database database(String name) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection(); var statement = connection.createStatement()) {
            statement.execute("""
                    do $$ begin
                      if not exists (select from pg_roles where rolname = 'chancery_owner') then
                        create role chancery_owner login;
                        create role chancery_app login;
                      end if;
                    end $$""");
            try (var found = statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
                if (!found.next()) {
                    statement.execute("create database " + name + " owner chancery_owner");
                }
            }
        }
        return new Database(postgres.getJdbcUrl("chancery_app", name).replaceAll("\\?.*", ""),
                new Database.Login("chancery_owner", ""), new Database.Login("chancery_app", ""));
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
