package org.chancery.platform.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.chancery.platform.database.DataFolder;
import org.chancery.platform.database.DatabaseFault;

/** The last seal of each firm, remembered outside of the database: a chain that was cut off at its end would look whole otherwise. */
sealed interface ChainHeads {

    /** A firm's last seal. */
    record Head(long number, String hash) {}

    Optional<Head> of(UUID firm);

    void remember(Seal seal);

    /** Only while the process lives. */
    record Passing(Map<UUID, Head> heads) implements ChainHeads {

        Passing() {
            this(new ConcurrentHashMap<>());
        }

        @Override
        public Optional<Head> of(UUID firm) {
            return Optional.ofNullable(heads.get(firm));
        }

        @Override
        public void remember(Seal seal) {
            heads.merge(seal.firm(), new Head(seal.number(), seal.hash()), (known, last) -> last.number() > known.number() ? last : known);
        }
    }

    /** A file for each firm, with the number and the hash. */
    record Kept(Path folder) implements ChainHeads {

        @Override
        public Optional<Head> of(UUID firm) {
            try {
                String[] words = Files.readString(folder.resolve(firm.toString())).strip().split(" ", 2);
                return Optional.of(new Head(Long.parseLong(words[0]), words[words.length - 1]));
            } catch (NoSuchFileException neverSealed) {
                return Optional.empty();
            } catch (IOException | NumberFormatException e) {
                throw new DatabaseFault(folder.resolve(firm.toString()) + " cannot be read: " + e.getMessage(), e);
            }
        }

        @Override
        public synchronized void remember(Seal seal) {
            if (of(seal.firm()).filter(known -> known.number() >= seal.number()).isPresent()) {
                return;
            }
            Path file = folder.resolve(seal.firm().toString());
            try {
                Files.createDirectories(folder);
                DataFolder.writePrivateFile(file, seal.number() + " " + seal.hash() + "\n");
            } catch (IOException e) {
                throw new DatabaseFault(file + " cannot be written: " + e.getMessage(), e);
            }
        }
    }
}
