package org.chancery.platform.database;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.springframework.util.FileSystemUtils;

/** Whatever an archive holds, unpacking it writes below its folder alone, no link, and ends or says why not. */
public final class BackupFuzz {

    private BackupFuzz() {}

    /** The bytes are the archive before its compression, or after it if they begin as gzip does. */
    public static void fuzzerTestOneInput(byte[] input) {
        try {
            Path folder = Files.createTempDirectory("backup-fuzz");
            try {
                unpack(folder, input);
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (IOException machine) {
            throw new UncheckedIOException(machine);
        }
    }

    private static void unpack(Path folder, byte[] input) throws IOException {
        Path archive = folder.resolve("archive");
        Path draft = Files.createDirectory(folder.resolve("draft"));
        boolean compressed = input.length > 1 && input[0] == 0x1f && input[1] == (byte) 0x8b;
        try (OutputStream out = compressed ? Files.newOutputStream(archive) : new GZIPOutputStream(Files.newOutputStream(archive))) {
            out.write(input);
        }
        try {
            Backups.unpack(archive, draft);
        } catch (IOException | DatabaseFault refused) {
            // Both are said to the administrator.
        }
        try (Stream<Path> below = Files.list(folder); Stream<Path> files = Files.walk(draft)) {
            List<String> names = below.map(each -> each.getFileName().toString()).sorted().toList();
            if (!names.equals(List.of("archive", "draft")) || files.anyMatch(Files::isSymbolicLink)) {
                throw new IllegalStateException("written where it must not: " + names);
            }
        }
    }
}
