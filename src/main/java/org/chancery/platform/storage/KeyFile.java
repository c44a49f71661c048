package org.chancery.platform.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.chancery.platform.database.DataFolder;

/** The master key's file, readable for its owner alone; it is replaced whole. */
final class KeyFile {

    private KeyFile() {}

    static void write(Path named, String json) {
        Path file = Files.isSymbolicLink(named) ? real(named) : named;
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            Files.deleteIfExists(draft);
            DataFolder.createPrivateFile(draft);
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap((json + "\n").getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StorageFault("The master key cannot be written to " + file + ": " + e.getMessage() + ". Say with chancery.storage.master-key-file where it should be.", e);
        }
    }

    private static Path real(Path link) {
        try {
            return link.toRealPath();
        } catch (IOException e) {
            throw new StorageFault("The master key " + link + " is a link to nothing.", e);
        }
    }
}
