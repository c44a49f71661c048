package org.chancery.platform.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.chancery.platform.database.DataFolder;

/** The master key's file, readable for its owner alone; it is replaced whole. */
final class KeyFile {

    private KeyFile() {}

    static void write(Path named, String json) {
        Path file = Files.isSymbolicLink(named) ? real(named) : named;
        try {
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            DataFolder.writePrivateFile(file, json + "\n");
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
