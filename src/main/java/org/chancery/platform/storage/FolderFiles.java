package org.chancery.platform.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.chancery.shared.Id;

/** Encrypted files in a folder: written beside, forced to the disk, then renamed, so that a crash leaves nothing by halves. */
final class FolderFiles implements BlobFiles {

    private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final String DRAFTS = "drafts";

    private final Path root;

    /** What is being written now, however slowly it comes, is no left-over. */
    private final Set<Path> written = ConcurrentHashMap.newKeySet();

    FolderFiles(Path root) {
        this.root = root;
    }

    @Override
    public Draft begin(FileName name) throws IOException {
        Path drafts = root.resolve(DRAFTS);
        Files.createDirectories(drafts, mode("rwx------"));
        Path draft = drafts.resolve(Id.next().toString());
        written.add(draft);
        try {
            Files.createFile(draft, mode("rw-------"));
            return new Written(draft, path(name), FileChannel.open(draft, StandardOpenOption.WRITE));
        } catch (IOException e) {
            written.remove(draft);
            throw e;
        }
    }

    @Override
    public InputStream open(FileName name) throws IOException {
        return Files.newInputStream(path(name));
    }

    @Override
    public OptionalLong size(FileName name) throws IOException {
        try {
            return OptionalLong.of(Files.size(path(name)));
        } catch (NoSuchFileException missing) {
            return OptionalLong.empty();
        }
    }

    @Override
    public void delete(FileName name) throws IOException {
        Files.deleteIfExists(path(name));
    }

    @Override
    public void list(UUID firm, Consumer<Found> found) throws IOException {
        Path folder = root.resolve(firm.toString());
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                var name = FileName.of(root.relativize(file).toString().replace('\\', '/'));
                if (name.isPresent()) {
                    found.accept(new Found(name.get(), Files.getLastModifiedTime(file).toInstant()));
                }
            }
        }
    }

    @Override
    public void discardDrafts(Instant before) throws IOException {
        Path drafts = root.resolve(DRAFTS);
        if (!Files.isDirectory(drafts)) {
            return;
        }
        try (Stream<Path> files = Files.list(drafts)) {
            for (Path file : files.toList()) {
                if (!written.contains(file) && Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException finishedMeanwhile) {
            return;
        }
    }

    private Path path(FileName name) {
        return root.resolve(name.path());
    }

    private static FileAttribute<?>[] mode(String permissions) {
        return POSIX ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))} : new FileAttribute<?>[0];
    }

    /** A name is on the disk only when its folder is, and so on up to the root. */
    private void forceFolders(Path folder) throws IOException {
        if (!POSIX) {
            return;
        }
        for (Path each = folder; each.startsWith(root); each = Objects.requireNonNull(each.getParent())) {
            try (FileChannel channel = FileChannel.open(each, StandardOpenOption.READ)) {
                channel.force(true);
            }
            if (each.equals(root)) {
                return;
            }
        }
    }

    private final class Written extends Draft {

        private final Path draft;
        private final Path target;
        private final FileChannel channel;

        Written(Path draft, Path target, FileChannel channel) {
            this.draft = draft;
            this.target = target;
            this.channel = channel;
        }

        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, from, length);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }

        @Override
        void finish() throws IOException {
            channel.force(true);
            channel.close();
            Path folder = Objects.requireNonNull(target.getParent());
            Files.createDirectories(folder, mode("rwx------"));
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            forceFolders(folder);
        }

        @Override
        public void close() throws IOException {
            try {
                channel.close();
                Files.deleteIfExists(draft);
            } finally {
                written.remove(draft);
            }
        }
    }
}
