package org.chancery.platform.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The folder that holds all of an installation: the database, its passwords, its log, its settings. */
public final class DataFolder implements AutoCloseable {

    private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path path;
    private @Nullable FileChannel channel;
    private @Nullable FileLock lock;

    private DataFolder(Path path) {
        this.path = path;
    }

    /** The folder, made if it is not there, readable for nobody else. Refuses what is no folder or cannot be written. */
    public static DataFolder at(Path path) {
        Path folder = path.toAbsolutePath().normalize();
        try {
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw new DatabaseFault(folder + " is not a folder.");
            }
            Files.createDirectories(folder, mode("rwx------"));
        } catch (IOException e) {
            throw new DatabaseFault("The data folder " + folder + " cannot be made: " + Faults.reason(e), e);
        }
        if (!Files.isWritable(folder)) {
            throw new DatabaseFault("The data folder " + folder + " is not writable for " + System.getProperty("user.name") + ".");
        }
        return new DataFolder(real(folder));
    }

    /** By one name alone, so that nobody takes a link to the folder for another one. */
    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw new DatabaseFault("The data folder " + folder + " cannot be read: " + Faults.reason(e), e);
        }
    }

    public Path path() {
        return path;
    }

    public Path file(String name) {
        return path.resolve(name);
    }

    /**
     * Takes the folder for this process until it ends, in whatever way.
     *
     * @param purpose what for, as the others will be told
     * @return empty if it was taken; otherwise who has it
     */
    public Optional<Holder> take(String purpose) {
        try {
            FileChannel opened = FileChannel.open(file("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock taken = tryLock(opened);
            if (taken == null) {
                opened.close();
                return Optional.of(holder());
            }
            opened.truncate(0);
            opened.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n" + purpose + "\n").getBytes(StandardCharsets.UTF_8)));
            channel = opened;
            lock = taken;
            return Optional.empty();
        } catch (IOException e) {
            throw new DatabaseFault("The data folder " + path + " cannot be locked: " + Faults.reason(e), e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException takenByThisProcess) {
            return null;
        }
    }

    /** Who has the folder. */
    public record Holder(String process, String purpose) {}

    private Holder holder() throws IOException {
        var lines = Files.readAllLines(file("lock"));
        return lines.size() < 2 ? new Holder("?", "") : new Holder(lines.get(0), lines.get(1));
    }

    @Override
    public void close() {
        try {
            if (lock != null) {
                lock.release();
            }
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new DatabaseFault("The data folder " + path + " cannot be released: " + Faults.reason(e), e);
        }
    }

    /** A folder that only this user may read and write; one that is there already stays as it is. */
    static void createPrivateFolder(Path folder) throws IOException {
        Files.createDirectories(folder, mode("rwx------"));
    }

    /** A new, empty file that only this user may read and write. */
    public static void createPrivateFile(Path file) throws IOException {
        Files.createFile(file, mode("rw-------"));
    }

    /**
     * Writes a file that only this user may read and write, and puts it in the place of what was there. Whoever reads it finds the one or the
     * other, whole, even after the power has failed.
     */
    public static void writePrivateFile(Path file, byte[] content) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid() + ".new");
        Files.deleteIfExists(draft);
        createPrivateFile(draft);
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** As {@link #writePrivateFile(Path, byte[])}, a text in UTF-8. */
    public static void writePrivateFile(Path file, String content) throws IOException {
        writePrivateFile(file, content.getBytes(StandardCharsets.UTF_8));
    }

    private static FileAttribute<?>[] mode(String permissions) {
        return POSIX ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))} : new FileAttribute<?>[0];
    }
}
