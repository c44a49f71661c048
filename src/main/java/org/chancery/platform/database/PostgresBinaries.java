package org.chancery.platform.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, which travel packed with Chancery and are unpacked once for each user of the machine, into
 * {@code ~/.cache/chancery} (or where {@code XDG_CACHE_HOME} says).
 *
 * @param folder has {@code bin}, {@code lib} and {@code share}
 */
record PostgresBinaries(Path folder) {

    /** The major version that data folders are made with; another one's data must be moved by PostgreSQL's own means. */
    static final String MAJOR = "18";

    static PostgresBinaries unpacked() {
        return unpackedInto(cache());
    }

    static PostgresBinaries unpackedInto(Path cache) {
        URL packed = packed();
        try {
            Path folder = cache.resolve("postgresql-" + MAJOR + "-" + fingerprint(packed));
            if (!Files.isDirectory(folder)) {
                unpack(packed, folder);
            }
            return new PostgresBinaries(folder);
        } catch (IOException e) {
            throw new DatabaseFault("PostgreSQL cannot be unpacked into " + cache + ": " + Faults.reason(e), e);
        }
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    private static Path cache() {
        String set = System.getenv("XDG_CACHE_HOME");
        Path caches = set == null || set.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(set);
        return caches.resolve("chancery").toAbsolutePath();
    }

    private static URL packed() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String system = os.startsWith("windows") ? "windows" : os.startsWith("mac") ? "darwin" : "linux";
        String processor = System.getProperty("os.arch").matches("aarch64|arm64") ? "arm_64" : "x86_64";
        URL found = PostgresBinaries.class.getResource("/postgres-" + system + "-" + processor + ".txz");
        if (found == null) {
            throw new DatabaseFault("This build has no PostgreSQL for " + system + " on " + processor + ": build it here, or give --database-url.");
        }
        return found;
    }

    private static String fingerprint(URL packed) throws IOException {
        return packed.openConnection() instanceof JarURLConnection jar
                ? Long.toHexString(jar.getJarEntry().getCrc())
                : Long.toHexString(packed.openConnection().getContentLengthLong());
    }

    /** Unpacks beside and renames, so that a folder of that name is always whole; of two that do so at once, one wins. */
    private static void unpack(URL packed, Path folder) throws IOException {
        Files.createDirectories(folder.getParent());
        Path draft = Files.createTempDirectory(folder.getParent(), "unpacking-");
        try {
            try (InputStream stream = new BufferedInputStream(packed.openStream());
                    TarArchiveInputStream archive = new TarArchiveInputStream(new XZInputStream(stream))) {
                for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                    write(archive, entry, draft);
                }
            }
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException unpackedMeanwhile) {
            FileSystemUtils.deleteRecursively(draft);
        } catch (IOException e) {
            FileSystemUtils.deleteRecursively(draft);
            throw e;
        }
    }

    private static void write(TarArchiveInputStream archive, TarArchiveEntry entry, Path draft) throws IOException {
        Path target = draft.resolve(entry.getName()).normalize();
        if (!target.startsWith(draft)) {
            throw new IOException("the archive names " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(target.getParent());
            Files.copy(archive, target, StandardCopyOption.REPLACE_EXISTING);
            if ((entry.getMode() & 0100) != 0 && !target.toFile().setExecutable(true, false)) {
                throw new IOException(target + " cannot be made executable");
            }
        }
    }
}
