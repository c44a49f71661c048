package org.chancery.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may have happened to a data folder since it was last in use. */
class EmbeddedServerTest {

    @TempDir
    private Path folder;

    @Test
    void nobodyEntersWithoutThePassword() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.startThrowaway(folder)) {
            Database database = server.database("chancery");
            for (String user : new String[] {"postgres", database.owner().name(), database.app().name()}) {
                assertThatExceptionOfType(SQLException.class).isThrownBy(() -> DriverManager.getConnection(database.url(), user, "").close());
                assertThatExceptionOfType(SQLException.class).isThrownBy(() -> DriverManager.getConnection(database.url(), user, "postgres").close());
            }
            try (Connection connection = DriverManager.getConnection(database.url(), database.app().name(), database.app().password())) {
                assertThat(connection.isValid(5)).isTrue();
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("database.properties")))).isEqualTo("rw-------");
        }
    }

    @Test
    void aServerOnTheFolderIsTakenOverAndNeverDoubled() {
        try (EmbeddedServer left = EmbeddedServer.startThrowaway(folder)) {
            Postmaster running = Postmaster.on(folder.resolve("postgres")).orElseThrow();
            try (EmbeddedServer taken = EmbeddedServer.startThrowaway(folder)) {
                assertThat(taken.database("chancery").url()).contains(":" + running.port() + "/");
                assertThat(Postmaster.on(folder.resolve("postgres"))).contains(running);
            }
            assertThat(running.process().isAlive()).isFalse();
            left.close();
        }
    }

    @Test
    void aNumberThatAnotherProcessHasByNowIsNoServer() throws Exception {
        Path pidFile = folder.resolve("postgres/postmaster.pid");
        try (EmbeddedServer first = EmbeddedServer.startThrowaway(folder)) {
            killServer();
            Process another = new ProcessBuilder("sleep", "60").start();
            try {
                var lines = Files.readAllLines(pidFile);
                lines.set(0, Long.toString(another.pid()));
                Files.write(pidFile, lines);
                try (EmbeddedServer second = EmbeddedServer.startThrowaway(folder)) {
                    assertThat(second.database("chancery").url()).startsWith("jdbc:postgresql://127.0.0.1:");
                }
                assertThat(another.isAlive()).isTrue();
            } finally {
                another.destroy();
            }
            first.close();
        }
    }

    @Test
    void aServerThatWasKilledRecovers() throws Exception {
        try (EmbeddedServer first = EmbeddedServer.start(folder)) {
            Database database = first.database("chancery");
            write(database, "create table kept (n int); insert into kept values (1)");
            killServer();
        }
        try (EmbeddedServer second = EmbeddedServer.start(folder)) {
            write(second.database("chancery"), "insert into kept values (2)");
        }
    }

    @Test
    void aHalfMadeFolderIsMadeAnew() throws Exception {
        Files.createDirectories(folder.resolve("postgres.new/base"));
        Files.writeString(folder.resolve("postgres.new/PG_VERSION"), "18\n");
        try (EmbeddedServer server = EmbeddedServer.startThrowaway(folder)) {
            assertThat(server.database("chancery").url()).isNotEmpty();
            assertThat(folder.resolve("postgres.new")).doesNotExist();
        }
    }

    @Test
    void anotherMajorVersionIsRefused() throws Exception {
        Files.createDirectories(folder.resolve("postgres"));
        Files.writeString(folder.resolve("postgres/PG_VERSION"), "16\n");
        assertThatExceptionOfType(DatabaseFault.class).isThrownBy(() -> EmbeddedServer.startThrowaway(folder))
                .withMessageContaining("is of PostgreSQL 16, this Chancery brings PostgreSQL 18");
    }

    @Test
    void dataWithoutItsPasswordsIsRefused() throws Exception {
        Files.createDirectories(folder.resolve("postgres"));
        Files.writeString(folder.resolve("postgres/PG_VERSION"), "18\n");
        assertThatExceptionOfType(DatabaseFault.class).isThrownBy(() -> EmbeddedServer.startThrowaway(folder)).withMessageContaining("passwords of the database are missing");
    }

    @Test
    void theFolderBelongsToOneProgram() {
        try (DataFolder mine = DataFolder.at(folder); DataFolder theirs = DataFolder.at(folder)) {
            assertThat(mine.take("start")).isEmpty();
            assertThat(theirs.take("start")).contains(new DataFolder.Holder(Long.toString(ProcessHandle.current().pid()), "start"));
        }
    }

    private void killServer() {
        ProcessHandle server = Postmaster.on(folder.resolve("postgres")).orElseThrow().process();
        assertThat(server.destroyForcibly()).isTrue();
        server.onExit().join();
    }

    private static void write(Database database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url(), database.owner().name(), database.owner().password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
