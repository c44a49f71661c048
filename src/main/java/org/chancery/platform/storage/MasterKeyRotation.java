package org.chancery.platform.storage;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** A new master key while everybody works on: first the new generation wraps what is new, then each firm's data keys are wrapped anew. Files stay as they are. */
@Service
public class MasterKeyRotation {

    private static final int AT_ONCE = 500;

    private final MasterKeys keys;
    private final BlobRows rows;

    MasterKeyRotation(MasterKeys keys, BlobRows rows) {
        this.keys = keys;
        this.rows = rows;
    }

    /**
     * A generation of the master key, by the id that Tink's tools print too.
     *
     * @param retiredAt since when a newer one wraps; null for the current one
     */
    public record Generation(String id, Instant madeAt, @Nullable Instant retiredAt) {}

    public List<Generation> generations() {
        return keys.all().stream().map(each -> new Generation(KeyRing.words(each.id()), each.madeAt(), each.retiredAt())).toList();
    }

    /** Begins a generation for the whole installation. */
    public String begin() {
        return KeyRing.words(keys.begin());
    }

    /** Wraps the current firm's data keys that are not of the current generation. It can be cut off and repeated. How many there were. */
    public long rewrap() {
        int current = keys.all().stream().filter(each -> each.retiredAt() == null).findFirst().orElseThrow(() -> new IllegalStateException("no master key is current")).id();
        long done = 0;
        for (int some = rows.rewrap(current, AT_ONCE); some > 0; some = rows.rewrap(current, AT_ONCE)) {
            done += some;
        }
        return done;
    }
}
