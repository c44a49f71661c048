package org.chancery.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup made while somebody writes without a pause, and what comes of it elsewhere. */
class BackupTest {

    @TempDir
    private Path folder;

    private final AtomicInteger written = new AtomicInteger();

    @Test
    void aBackupBesideWhoeverWritesHoldsAllThatWasWrittenBeforeItAndNothingByHalves() throws Exception {
        Path data = folder.resolve("data");
        Path file = folder.resolve("backup.tar.gz");
        int before;
        try (EmbeddedServer server = EmbeddedServer.start(data)) {
            Database database = server.database("chancery");
            Files.writeString(data.resolve("chancery.yaml"), "chancery: {}");
            Files.createDirectories(data.resolve("files/a"));
            Files.writeString(data.resolve("files/a/" + "long".repeat(40)), "content");
            before = backUpBesideAWriter(server, database, file);
            assertThatExceptionOfType(DatabaseFault.class).isThrownBy(() -> server.backUp(file)).withMessageContaining("overwrites nothing");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        Path restored = folder.resolve("restored");
        Backups.restore(file, DataFolder.at(restored));
        assertThat(restored.resolve("chancery.yaml")).hasContent("chancery: {}");
        assertThat(restored.resolve("files/a/" + "long".repeat(40))).hasContent("content");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(restored.resolve("postgres")))).isEqualTo("rwx------");
        assertThat(Files.exists(restored.resolve(BackupFile.ABOUT))).isFalse();
        try (EmbeddedServer server = EmbeddedServer.startThrowaway(restored); Connection connection = connect(server.database("chancery"))) {
            assertThat(count(connection, "select count(*) from entry")).isBetween(before, written.get());
            assertThat(count(connection, "select count(*) from (select max(n) - count(*) as gap from entry) g where gap <> 0")).as("what was written before the last").isZero();
        }
        assertThatExceptionOfType(DatabaseFault.class).isThrownBy(() -> Backups.restore(file, DataFolder.at(restored))).withMessageContaining("is not empty");
        whatIsDamagedIsRefusedAndLeavesNothing(file);
    }

    /** How many rows were acknowledged when the backup began. */
    private int backUpBesideAWriter(EmbeddedServer server, Database database, Path file) throws Exception {
        try (Connection connection = connect(database); var statement = connection.createStatement()) {
            statement.execute("create table entry (n int primary key, filler text not null)");
        }
        var done = new AtomicBoolean();
        try (var others = Executors.newSingleThreadExecutor()) {
            var writer = others.submit(() -> write(database, done));
            while (written.get() < 500 && !writer.isDone()) {
                Thread.sleep(5);
            }
            int before = written.get();
            assertThat(server.backUp(file)).isEqualTo(Files.size(file));
            done.set(true);
            writer.get();
            return before;
        }
    }

    private Void write(Database database, AtomicBoolean done) throws SQLException {
        try (Connection connection = connect(database); var insert = connection.prepareStatement("insert into entry values (?, repeat('x', 4000))")) {
            while (!done.get()) {
                insert.setInt(1, written.get() + 1);
                insert.executeUpdate();
                written.incrementAndGet();
            }
        }
        return null;
    }

    private void whatIsDamagedIsRefusedAndLeavesNothing(Path file) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        byte[] spoilt = whole.clone();
        spoilt[whole.length - 5] ^= 1;
        Path other = folder.resolve("other");
        for (byte[] content : List.of(Arrays.copyOf(whole, whole.length / 2), spoilt, "no archive".getBytes(java.nio.charset.StandardCharsets.UTF_8))) {
            Path damaged = Files.write(folder.resolve("damaged.tar.gz"), content);
            assertThatExceptionOfType(DatabaseFault.class).isThrownBy(() -> Backups.restore(damaged, DataFolder.at(other))).withMessageContaining("damaged.tar.gz");
            assertThat(other).isEmptyDirectory();
        }
    }

    private static Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.owner().name(), database.owner().password());
    }

    private static int count(Connection connection, String query) throws SQLException {
        try (var row = connection.createStatement().executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }
}
