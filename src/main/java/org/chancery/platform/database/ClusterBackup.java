package org.chancery.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Copies a cluster whose server is at work, by PostgreSQL's low-level way (“Making a Base Backup Using the Low Level API”): between
 * {@code pg_backup_start} and {@code pg_backup_stop} the files are read as they are, and the write-ahead log of that time, which a slot keeps
 * from being removed, makes one consistent state of them.
 */
final class ClusterBackup {

    /** Folders of which only the folder is wanted: their files speak of the server that is running. */
    private static final Set<String> EMPTIED = Set.of("pg_wal", "pg_replslot", "pg_dynshmem", "pg_notify", "pg_serial", "pg_snapshots", "pg_stat_tmp", "pg_subtrans");

    private static final Pattern LEFT_OUT = Pattern.compile("postmaster\\.(pid|opts)|backup_label(\\.old)?|tablespace_map(\\.old)?|backup_manifest|pg_internal\\.init.*|pgsql_tmp.*");
    private static final Pattern SEGMENT = Pattern.compile("[0-9A-F]{24}");
    private static final String CONTROL = "global/pg_control";

    private final Connection superuser;
    private final Path directory;
    private final BackupFile backup;
    private final String root;

    /** @param root the folder's name in the archive */
    ClusterBackup(Connection superuser, Path directory, BackupFile backup, String root) {
        this.superuser = superuser;
        this.directory = directory;
        this.backup = backup;
        this.root = root;
    }

    void copy() throws IOException, SQLException {
        refuseTablespaces();
        // Temporary: it ends with the connection, whatever happens, and the log may be removed again.
        one("select slot_name from pg_create_physical_replication_slot('chancery_backup_' || pg_backend_pid(), true, true)");
        String first = one("select pg_walfile_name(pg_backup_start('chancery', true))");
        folder(directory);
        backup.copy(name(CONTROL), directory.resolve(CONTROL));
        try (var stopped = superuser.createStatement().executeQuery("select pg_walfile_name(lsn) as last, labelfile from pg_backup_stop(false)")) {
            stopped.next();
            backup.text(name("backup_label"), stopped.getString("labelfile"));
            log(first, stopped.getString("last"));
        }
    }

    private void refuseTablespaces() throws IOException {
        try (var spaces = Files.list(directory.resolve("pg_tblspc"))) {
            if (spaces.findAny().isPresent()) {
                throw new DatabaseFault("The database has tablespaces of its own beside the data folder: back it up with pg_basebackup.");
            }
        }
    }

    private String one(String query) throws SQLException {
        try (var statement = superuser.createStatement(); var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private String name(String relative) {
        return root + "/" + relative;
    }

    private void folder(Path folder) throws IOException {
        String relative = directory.relativize(folder).toString().replace('\\', '/');
        backup.folder(relative.isEmpty() ? root : name(relative));
        List<Path> inside = inside(folder);
        boolean emptied = EMPTIED.contains(relative.split("/", 2)[0]);
        for (Path each : inside) {
            if (Files.isDirectory(each)) {
                if (!LEFT_OUT.matcher(each.getFileName().toString()).matches() && (!emptied || relative.equals("pg_wal"))) {
                    folder(each);
                }
            } else if (!emptied && wanted(each)) {
                backup.copy(name(directory.relativize(each).toString().replace('\\', '/')), each);
            }
        }
    }

    private static List<Path> inside(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (NoSuchFileException goneMeanwhile) {
            return List.of();
        }
    }

    private boolean wanted(Path file) {
        return !LEFT_OUT.matcher(file.getFileName().toString()).matches() && !directory.relativize(file).equals(Path.of(CONTROL));
    }

    /** The write-ahead log from the beginning of the copy to its end. */
    private void log(String first, String last) throws IOException {
        int segments = 0;
        for (Path segment : inside(directory.resolve("pg_wal"))) {
            String name = segment.getFileName().toString();
            if (name.endsWith(".history") || (SEGMENT.matcher(name).matches() && name.compareTo(first) >= 0 && name.compareTo(last) <= 0)) {
                backup.copy(name("pg_wal/" + name), segment);
                segments += name.equals(first) || name.equals(last) ? 1 : 0;
            }
        }
        if (segments < (first.equals(last) ? 1 : 2)) {
            throw new DatabaseFault("The write-ahead log of the backup is not whole: %s to %s.".formatted(first, last));
        }
    }
}
