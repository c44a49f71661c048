package org.chancery.platform.storage;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The generations of the master key: a keyset of Tink in JSON, whose primary key wraps from now on and whose others still unwrap. */
final class KeyRing {

    static {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException fault) {
            throw new StorageFault("The encryption cannot be had on this machine.", fault);
        }
    }

    private final KeysetHandle keys;
    private final Map<Integer, Aead> byId;

    private KeyRing(KeysetHandle keys) {
        this.keys = keys;
        this.byId = IntStream.range(0, keys.size()).mapToObj(keys::getAt).filter(key -> key.getStatus() == KeyStatus.ENABLED)
                .collect(Collectors.toUnmodifiableMap(KeysetHandle.Entry::getId, KeyRing::aead));
    }

    private static Aead aead(KeysetHandle.Entry entry) {
        if (!(entry.getKey() instanceof AesGcmKey key)) {
            throw new StorageFault("The master key holds a key that is none of AES-GCM.");
        }
        try {
            return AesGcmJce.create(key);
        } catch (GeneralSecurityException fault) {
            throw new StorageFault("The master key cannot be used.", fault);
        }
    }

    static KeyRing generate() {
        try {
            return new KeyRing(KeysetHandle.newBuilder().addEntry(fresh()).build());
        } catch (GeneralSecurityException fault) {
            throw new StorageFault("A master key cannot be made.", fault);
        }
    }

    /** @param place where it stands, for whoever must mend it */
    static KeyRing read(String json, String place) {
        try {
            KeysetHandle keys = TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
            // Tink takes a keyset whose primary key is disabled, and complains when it is asked for it.
            keys.getPrimary();
            return new KeyRing(keys);
        } catch (GeneralSecurityException | IllegalStateException fault) {
            // Without the cause: a parser's complaint may quote what it read.
            throw new StorageFault("There is no master key in " + place + ", or it is damaged: it must be a keyset of Tink in JSON.");
        }
    }

    String json() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException fault) {
            throw new StorageFault("The master key cannot be written down.", fault);
        }
    }

    /** The same with a new generation, from now on the primary one. */
    KeyRing withNext() {
        try {
            return new KeyRing(KeysetHandle.newBuilder(keys).addEntry(fresh()).build());
        } catch (GeneralSecurityException fault) {
            throw new StorageFault("A master key cannot be made.", fault);
        }
    }

    private static KeysetHandle.Builder.Entry fresh() {
        return KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM).withRandomId().makePrimary();
    }

    int primary() {
        return keys.getPrimary().getId();
    }

    boolean has(int generation) {
        return byId.containsKey(generation);
    }

    byte[] wrap(int generation, byte[] key, FileName name) {
        try {
            return key(generation).encrypt(key, name.bound("data key"));
        } catch (GeneralSecurityException fault) {
            throw new StorageFault("A data key cannot be wrapped.", fault);
        }
    }

    /** @throws GeneralSecurityException if it is damaged, or the key of another file */
    byte[] unwrap(int generation, byte[] wrapped, FileName name) throws GeneralSecurityException {
        return key(generation).decrypt(wrapped, name.bound("data key"));
    }

    private Aead key(int generation) {
        @Nullable Aead found = byId.get(generation);
        if (found == null) {
            throw new StorageFault("The master key's generation " + words(generation) + " is missing.");
        }
        return found;
    }

    /** As Tink's tools print the id of a key. */
    static String words(int generation) {
        return Integer.toUnsignedString(generation);
    }
}
