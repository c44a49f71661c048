package org.chancery.platform.storage;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingKey;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.util.SecretBytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;

/** Tink's streaming encryption of one file with a key of its own, in segments of a megabyte: tampering, cutting and swapping are found while it is read. */
final class DataKeys {

    static final String CIPHER = "AES256_GCM_HKDF_1MB";
    private static final int KEY_BYTES = 32;

    private DataKeys() {}

    static byte[] fresh() {
        return SecretBytes.randomBytes(KEY_BYTES).toByteArray(InsecureSecretKeyAccess.get());
    }

    static OutputStream encrypting(byte[] key, FileName name, OutputStream to) throws IOException {
        try {
            return cipher(key).newEncryptingStream(to, name.bound("content"));
        } catch (GeneralSecurityException fault) {
            throw new StorageFault("A file cannot be encrypted.", fault);
        }
    }

    static InputStream decrypting(byte[] key, FileName name, InputStream from) throws IOException {
        try {
            return cipher(key).newDecryptingStream(from, name.bound("content"));
        } catch (GeneralSecurityException fault) {
            throw new StorageFault("A file cannot be decrypted.", fault);
        }
    }

    /** How large a content is once it is encrypted, in bytes. */
    static long encryptedSize(long size) {
        try {
            return new AesGcmHkdfStreaming(new byte[KEY_BYTES], "HmacSha256", KEY_BYTES, PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB.getCiphertextSegmentSizeBytes(), 0)
                    .expectedCiphertextSize(size);
        } catch (GeneralSecurityException fault) {
            throw new StorageFault("The size of an encrypted file cannot be told.", fault);
        }
    }

    @AccessesPartialKey
    private static StreamingAead cipher(byte[] key) throws GeneralSecurityException {
        return AesGcmHkdfStreaming.create(AesGcmHkdfStreamingKey.create(PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB,
                SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get())));
    }
}
