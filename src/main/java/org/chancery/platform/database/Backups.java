package org.chancery.platform.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;

/** Backups of a data folder: the database as it is at one instant, and all else that lies beside it. */
public final class Backups {

    private static final String FORMAT = "1";
    private static final String CLUSTER = "postgres";
    private static final String DRAFT = "restoring";
    private static final int LARGEST_ABOUT = 1 << 16;

    /** What belongs to the running program, or can be told anew; seal-heads may be ahead of the instant at which the database was copied. */
    private static final List<String> LEFT_OUT = List.of(CLUSTER, DRAFT, "lock", "postgres.log", "postgres.log.1", "seal-heads");

    private Backups() {}

    /** Writes a backup of a folder whose server is at work; how many bytes it has. */
    static long write(DataFolder home, Connection superuser, Path file) {
        if (Files.exists(file)) {
            throw new DatabaseFault(file + " is there already: a backup overwrites nothing.");
        }
        try (BackupFile backup = BackupFile.begin(file.toAbsolutePath())) {
            backup.text(BackupFile.ABOUT, "format=%s%npostgresql=%s%n".formatted(FORMAT, PostgresBinaries.MAJOR));
            new ClusterBackup(superuser, home.file(CLUSTER), backup, CLUSTER).copy();
            // After the database: a file that it speaks of was there before it spoke.
            for (Path each : beside(home.path())) {
                copy(backup, each, each.getFileName().toString());
            }
            return backup.finish();
        } catch (IOException | SQLException e) {
            throw new DatabaseFault("The backup " + file + " cannot be written: " + Faults.reason(e), e);
        }
    }

    private static List<Path> beside(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !LEFT_OUT.contains(file.getFileName().toString()) && !file.getFileName().toString().endsWith(".new")).sorted().toList();
        }
    }

    private static void copy(BackupFile backup, Path file, String name) throws IOException {
        if (!Files.isDirectory(file)) {
            backup.copy(name, file);
            return;
        }
        backup.folder(name);
        try (Stream<Path> files = Files.list(file)) {
            for (Path each : files.sorted().toList()) {
                copy(backup, each, name + "/" + each.getFileName());
            }
        }
    }

    /** Unpacks a backup into an empty folder and starts its database once, which makes it whole, or says why it cannot. */
    public static void restore(Path file, DataFolder home) {
        refuseUsed(home);
        Path draft = home.file(DRAFT);
        try {
            Files.createDirectory(draft);
            unpack(file, draft);
            for (Path each : inOrder(draft)) {
                Files.move(each, home.file(each.getFileName().toString()), StandardCopyOption.ATOMIC_MOVE);
            }
            Files.delete(draft);
        } catch (IOException e) {
            deleteDraft(draft);
            throw new DatabaseFault("The backup " + file + " cannot be restored: " + Faults.reason(e), e);
        } catch (DatabaseFault fault) {
            deleteDraft(draft);
            throw fault;
        }
        EmbeddedServer.start(home.path()).close();
    }

    private static void refuseUsed(DataFolder home) {
        try (Stream<Path> files = Files.list(home.path())) {
            if (files.anyMatch(file -> !file.getFileName().toString().equals("lock"))) {
                throw new DatabaseFault("The folder " + home.path() + " is not empty: a backup is restored into an empty one.");
            }
        } catch (IOException e) {
            throw new DatabaseFault("The folder " + home.path() + " cannot be read: " + Faults.reason(e), e);
        }
    }

    /** The database last: without it the folder is no data folder yet. */
    private static List<Path> inOrder(Path draft) throws IOException {
        try (Stream<Path> files = Files.list(draft)) {
            return files.sorted(Comparator.comparing((Path file) -> file.endsWith(CLUSTER)).thenComparing(Path::getFileName)).toList();
        }
    }

    private static void deleteDraft(Path draft) {
        try {
            FileSystemUtils.deleteRecursively(draft);
        } catch (IOException e) {
            throw new DatabaseFault(draft + " cannot be deleted: " + Faults.reason(e), e);
        }
    }

    static void unpack(Path file, Path draft) throws IOException {
        try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)), 1 << 16); var archive = new TarArchiveInputStream(in)) {
            refuseOther(file, archive);
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                write(archive, entry, draft);
            }
            // To the end, where the checksum of the whole stands.
            in.transferTo(OutputStream.nullOutputStream());
        } catch (ZipException noArchive) {
            throw new DatabaseFault(file + " is no backup of Chancery, or it is damaged.", noArchive);
        }
    }

    private static void refuseOther(Path file, TarArchiveInputStream archive) throws IOException {
        TarArchiveEntry first = archive.getNextEntry();
        if (first == null || !first.getName().equals(BackupFile.ABOUT) || first.getSize() > LARGEST_ABOUT) {
            throw new DatabaseFault(file + " is no backup of Chancery.");
        }
        Properties about = about(file, archive);
        if (!FORMAT.equals(about.getProperty("format"))) {
            throw new DatabaseFault(file + " was made by a newer Chancery: restore it with that one.");
        }
        if (!PostgresBinaries.MAJOR.equals(about.getProperty("postgresql"))) {
            throw new DatabaseFault("%s holds data of PostgreSQL %s, this Chancery brings PostgreSQL %s: restore it with the Chancery that made it, then see “Upgrading” in docs/admin."
                    .formatted(file, about.getProperty("postgresql"), PostgresBinaries.MAJOR));
        }
    }

    private static Properties about(Path file, TarArchiveInputStream archive) throws IOException {
        var about = new Properties();
        try {
            about.load(archive);
            return about;
        } catch (IllegalArgumentException malformed) {
            throw new DatabaseFault(file + " is no backup of Chancery, or it is damaged.", malformed);
        }
    }

    private static void write(TarArchiveInputStream archive, TarArchiveEntry entry, Path draft) throws IOException {
        Path target = draft.resolve(entry.getName()).normalize();
        if (!target.startsWith(draft) || entry.isSymbolicLink() || entry.isLink()) {
            throw new FileAlreadyExistsException(entry.getName(), null, "the archive names " + entry.getName());
        }
        if (entry.isDirectory()) {
            DataFolder.createPrivateFolder(target);
        } else {
            DataFolder.createPrivateFile(target);
            try (var out = Files.newOutputStream(target)) {
                archive.transferTo(out);
            }
        }
    }
}
