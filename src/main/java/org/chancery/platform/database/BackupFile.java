package org.chancery.platform.database;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A backup as it is written: a compressed tar archive, readable for its owner alone, that has its name only when it is whole. */
final class BackupFile implements AutoCloseable {

    /** The first entry: says that the archive is a backup, and of what. */
    static final String ABOUT = "chancery-backup.properties";

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Path draft;
    private final TarArchiveOutputStream archive;
    private final byte[] buffer = new byte[BUFFER];

    private BackupFile(Path file, Path draft, TarArchiveOutputStream archive) {
        this.file = file;
        this.draft = draft;
        this.archive = archive;
    }

    static BackupFile begin(Path file) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(draft);
        DataFolder.createPrivateFile(draft);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft), BUFFER);
        var archive = new TarArchiveOutputStream(new Quick(out), StandardCharsets.UTF_8.name());
        archive.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        archive.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        return new BackupFile(file, draft, archive);
    }

    void folder(String name) throws IOException {
        var entry = new TarArchiveEntry(name + "/");
        entry.setMode(040700);
        archive.putArchiveEntry(entry);
        archive.closeArchiveEntry();
    }

    void text(String name, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        begin(name, bytes.length);
        archive.write(bytes);
        archive.closeArchiveEntry();
    }

    /**
     * Adds a file as long as it is now. One that goes away meanwhile is left out; one that is cut off is filled up with zeros, and of one that
     * grows the rest is left: what was being written then stands in the write-ahead log.
     */
    void copy(String name, Path source) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(source), BUFFER)) {
            long left = Files.size(source);
            begin(name, left);
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    Arrays.fill(buffer, (byte) 0);
                    read = (int) Math.min(buffer.length, left);
                }
                archive.write(buffer, 0, read);
                left -= read;
            }
            archive.closeArchiveEntry();
        } catch (NoSuchFileException goneMeanwhile) {
            return;
        }
    }

    private void begin(String name, long size) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setMode(0100600);
        entry.setSize(size);
        archive.putArchiveEntry(entry);
    }

    /** Ends the archive and gives it its name; how many bytes it has. */
    long finish() throws IOException {
        archive.close();
        try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException plainly) {
            Files.move(draft, file);
        }
        return Files.size(file);
    }

    /** Leaves nothing of a backup that was not finished. */
    @Override
    public void close() throws IOException {
        if (Files.exists(draft)) {
            try {
                archive.close();
            } finally {
                Files.delete(draft);
            }
        }
    }

    /** Compresses fast rather than small: a backup beside a running program leaves it the processor. */
    private static final class Quick extends GZIPOutputStream {
        Quick(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
