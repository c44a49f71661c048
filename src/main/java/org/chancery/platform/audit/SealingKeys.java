package org.chancery.platform.audit;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where this installation keeps what its database must not know: the key of its seals, and how far each firm's chain has come. Read when it is first needed. */
@Component
class SealingKeys {

    private final Optional<Path> file;
    private @Nullable SealingKey key;
    private @Nullable ChainHeads heads;

    /** @param dataFolder empty where nothing is to outlive the process */
    SealingKeys(AuditSettings settings, @Value("${chancery.data:}") String dataFolder) {
        String set = settings.keyFile();
        if (set != null && !set.isBlank()) {
            file = Optional.of(Path.of(set).toAbsolutePath());
        } else {
            file = dataFolder.isBlank() ? Optional.empty() : Optional.of(Path.of(dataFolder, "sealing.key"));
        }
    }

    synchronized SealingKey key() {
        SealingKey found = key;
        if (found == null) {
            found = file.map(SealingKey::in).orElseGet(SealingKey::passing);
            key = found;
        }
        return found;
    }

    synchronized ChainHeads heads() {
        ChainHeads found = heads;
        if (found == null) {
            found = file.<ChainHeads>map(each -> new ChainHeads.Kept(each.resolveSibling("seal-heads"))).orElseGet(ChainHeads.Passing::new);
            heads = found;
        }
        return found;
    }
}
