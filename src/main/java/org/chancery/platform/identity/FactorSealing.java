package org.chancery.platform.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.chancery.platform.database.Database;
import org.chancery.shared.UserId;
import org.springframework.stereotype.Component;

/**
 * What proves a person, so kept that a copy of the database alone gives nothing away: secrets that must be read again under AES-256-GCM and
 * bound to their owner, codes that need only be compared as HMAC-SHA-256. Both keys come from the one that lies beside the database.
 */
@Component
class FactorSealing {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec secrets;
    private final SecretKeySpec codes;

    FactorSealing(Database database) {
        byte[] key = Base64.getUrlDecoder().decode(database.seal().key());
        secrets = new SecretKeySpec(hmac(new SecretKeySpec(key, "RAW"), "secrets of second factors"), "AES");
        codes = new SecretKeySpec(hmac(new SecretKeySpec(key, "RAW"), "recovery codes"), "RAW");
    }

    byte[] seal(byte[] secret, UserId owner) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, owner, secret);
        byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
        return whole;
    }

    /** @throws IllegalStateException if it was sealed by another key, for another person, or altered since */
    byte[] open(byte[] sealed, UserId owner) {
        return crypt(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES), owner, Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length));
    }

    /** A code's hash for this person: it cannot be tried out without the key. */
    byte[] hash(String code, UserId owner) {
        return hmac(codes, owner + " " + code);
    }

    private byte[] crypt(int mode, byte[] nonce, UserId owner, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, secrets, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.toString().getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a second factor of " + owner + " cannot be read: was it sealed with the key of another data folder?", e);
        }
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
