package org.chancery.platform.storage;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.chancery.platform.database.DataFolder;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Finds where the master key is. If no setting says so it is a file beside the user's other settings, named after the data folder; which one
 * stands in {@code storage.properties} in the data folder, so that a folder that was moved or restored still finds its key.
 */
@Component
class KeyPlace {

    private static final String POINTER = "storage.properties";
    private static final String NAME = "master-key-file";

    private final StorageSettings settings;
    private final String dataFolder;

    /** @param dataFolder empty where there is none */
    KeyPlace(StorageSettings settings, @Value("${chancery.data:}") String dataFolder) {
        this.settings = settings;
        this.dataFolder = dataFolder;
    }

    synchronized KeySource find() {
        if (settings.masterKeyFile() != null) {
            refuseSecond(settings.masterKeyVariable(), settings.masterKeyCommand());
            return new KeySource.File(settings.masterKeyFile());
        }
        if (settings.masterKeyVariable() != null) {
            refuseSecond(settings.masterKeyCommand());
            return new KeySource.Variable(settings.masterKeyVariable());
        }
        if (settings.masterKeyCommand() != null) {
            return new KeySource.Command(settings.masterKeyCommand(), settings.masterKeyTimeout());
        }
        if (dataFolder.isBlank()) {
            throw new StorageFault("Say with chancery.storage.master-key-file where the master key of stored files is.");
        }
        Path folder = Path.of(dataFolder);
        return new KeySource.File(remembered(folder).orElseGet(() -> choose(folder)));
    }

    private static void refuseSecond(@Nullable String... others) {
        for (String other : others) {
            if (other != null) {
                throw new StorageFault("The master key can be in one place only: give one of chancery.storage.master-key-file, master-key-variable, master-key-command.");
            }
        }
    }

    private static Optional<Path> remembered(Path folder) {
        Path pointer = folder.resolve(POINTER);
        if (!Files.exists(pointer)) {
            return Optional.empty();
        }
        var values = new Properties();
        try (var reader = Files.newBufferedReader(pointer)) {
            values.load(reader);
            return Optional.ofNullable(values.getProperty(NAME)).map(Path::of);
        } catch (IOException | IllegalArgumentException e) {
            throw new StorageFault(pointer + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Another data folder's key is never taken: the first name that nobody has. */
    private static Path choose(Path folder) {
        Path keys = configuration().resolve("chancery");
        if (keys.startsWith(folder)) {
            throw new StorageFault("The master key of stored files must not be in the data folder " + folder + ": say with chancery.storage.master-key-file where it should be.");
        }
        String name = Objects.requireNonNullElse(folder.getFileName(), Path.of("chancery")).toString().replaceFirst("^\\.+", "");
        Path chosen = keys.resolve((name.isEmpty() ? "chancery" : name) + ".key");
        for (int next = 2; Files.exists(chosen); next++) {
            chosen = keys.resolve(name + "-" + next + ".key");
        }
        remember(folder.resolve(POINTER), chosen);
        return chosen;
    }

    private static void remember(Path pointer, Path chosen) {
        var values = new Properties();
        values.setProperty(NAME, chosen.toString());
        var written = new StringWriter();
        try {
            values.store(written, "Where the master key of stored files is. It belongs neither into this folder nor beside its backups.");
            DataFolder.writePrivateFile(pointer, written.toString());
        } catch (IOException e) {
            throw new StorageFault(pointer + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static Path configuration() {
        String given = System.getenv("XDG_CONFIG_HOME");
        if (given != null && given.startsWith("/")) {
            return Path.of(given);
        }
        String user = System.getenv("HOME");
        return Path.of(user == null || user.isBlank() ? System.getProperty("user.home") : user).resolve(".config");
    }
}
