package org.chancery.platform.storage;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingKey;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingParameters;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.util.SecretBytes;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Objects;

/** Tink's streaming encryption of one file with a key of its own, in segments: tampering, cutting and swapping are found while it is read. */
final class DataKeys {

    /** How files are encrypted now. Small segments: little memory for small files, and what runs for each of them is soon compiled. */
    static final String CIPHER = "AES256_GCM_HKDF_4KB";

    /** How they are and were, by the name that their row keeps. */
    private static final Map<String, AesGcmHkdfStreamingParameters> CIPHERS = Map.of(CIPHER, PredefinedStreamingAeadParameters.AES256_GCM_HKDF_4KB,
            "AES256_GCM_HKDF_1MB", PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB);

    private static final int KEY_BYTES = 32;
    private static final int BUFFER = 1 << 16;

    private DataKeys() {}

    static byte[] fresh() {
        return SecretBytes.randomBytes(KEY_BYTES).toByteArray(InsecureSecretKeyAccess.get());
    }

    static OutputStream encrypting(byte[] key, FileName name, OutputStream to) throws IOException {
        try {
            return cipher(CIPHER, key).newEncryptingStream(to, name.bound("content"));
        } catch (GeneralSecurityException fault) {
            throw new StorageFault("A file cannot be encrypted.", fault);
        }
    }

    static InputStream decrypting(String cipher, byte[] key, FileName name, InputStream from) throws IOException {
        try {
            return cipher(cipher, key).newDecryptingStream(new BufferedInputStream(from, BUFFER), name.bound("content"));
        } catch (GeneralSecurityException fault) {
            throw new StorageFault("A file cannot be decrypted.", fault);
        }
    }

    /** How large a content is once it is encrypted, in bytes. */
    static long encryptedSize(String cipher, long size) {
        try {
            return new AesGcmHkdfStreaming(new byte[KEY_BYTES], "HmacSha256", KEY_BYTES, parameters(cipher).getCiphertextSegmentSizeBytes(), 0)
                    .expectedCiphertextSize(size);
        } catch (GeneralSecurityException fault) {
            throw new StorageFault("The size of an encrypted file cannot be told.", fault);
        }
    }

    @AccessesPartialKey
    private static StreamingAead cipher(String cipher, byte[] key) throws GeneralSecurityException {
        return AesGcmHkdfStreaming.create(AesGcmHkdfStreamingKey.create(parameters(cipher),
                SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get())));
    }

    private static AesGcmHkdfStreamingParameters parameters(String cipher) {
        return Objects.requireNonNull(CIPHERS.get(cipher), () -> "no file is encrypted by " + cipher);
    }
}
