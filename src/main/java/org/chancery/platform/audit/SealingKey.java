package org.chancery.platform.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chancery.platform.database.DataFolder;
import org.chancery.platform.database.DatabaseFault;
import org.chancery.shared.Sha256;

/**
 * The key that seals are signed with, in a file outside of the database that only the program's user may read: a private key, its
 * public key, and below them public keys that were in use before and are still believed. PEM, Ed25519.
 */
final class SealingKey {

    private static final String ALGORITHM = "Ed25519";
    private static final Pattern BLOCK = Pattern.compile("-----BEGIN (PRIVATE|PUBLIC) KEY-----\\s+([A-Za-z0-9+/=\\s]+?)-----END \\1 KEY-----");

    private final KeyPair pair;
    private final Map<String, PublicKey> believed;

    private SealingKey(KeyPair pair, List<PublicKey> believed) {
        this.pair = pair;
        this.believed = believed.stream().collect(Collectors.toMap(SealingKey::fingerprint, key -> key, (first, again) -> first));
    }

    /** The key in the file, made if there is no file. */
    static SealingKey in(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return read(Files.readString(file));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new DatabaseFault("The key for seals in " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** One that is gone with the process, for measurements and tests. */
    static SealingKey passing() {
        try {
            KeyPair made = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            return new SealingKey(made, List.of(made.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    private static void make(Path file) throws IOException, GeneralSecurityException {
        KeyPair made = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        // Another program may have made one meanwhile, and signed with it.
        if (!Files.exists(file)) {
            DataFolder.writePrivateFile(file, pem("PRIVATE", made.getPrivate().getEncoded()) + pem("PUBLIC", made.getPublic().getEncoded()));
        }
    }

    static SealingKey read(String text) throws GeneralSecurityException {
        KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
        List<byte[]> own = blocks(text, "PRIVATE");
        List<PublicKey> known = new java.util.ArrayList<>();
        for (byte[] each : blocks(text, "PUBLIC")) {
            known.add(keys.generatePublic(new X509EncodedKeySpec(each)));
        }
        if (own.size() != 1 || known.isEmpty()) {
            throw new IllegalArgumentException("it holds no private key with its public key");
        }
        return new SealingKey(new KeyPair(known.getFirst(), keys.generatePrivate(new PKCS8EncodedKeySpec(own.getFirst()))), known);
    }

    private static List<byte[]> blocks(String text, String kind) {
        return BLOCK.matcher(text).results().filter(block -> block.group(1).equals(kind)).map(block -> Base64.getMimeDecoder().decode(block.group(2))).toList();
    }

    private static String pem(String kind, byte[] key) {
        return "-----BEGIN " + kind + " KEY-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key) + "\n-----END " + kind + " KEY-----\n";
    }

    /** The SHA-256 of a public key as X.509 encodes it, hexadecimal. */
    private static String fingerprint(PublicKey key) {
        return HexFormat.of().formatHex(Sha256.of(key.getEncoded()));
    }

    String fingerprint() {
        return fingerprint(pair.getPublic());
    }

    /** The public keys that are believed, in PEM, by fingerprint. */
    Map<String, String> publicKeys() {
        return believed.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, key -> pem("PUBLIC", key.getValue().getEncoded())));
    }

    Seal sign(Seal seal) {
        return seal.signed(sign(seal.statement()));
    }

    /** The signature, hexadecimal. */
    String sign(byte[] text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(pair.getPrivate());
            signature.update(text);
            return HexFormat.of().formatHex(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("nothing can be signed", e);
        }
    }

    /** Whether a key that is believed signed exactly this. */
    boolean signed(Seal seal) {
        PublicKey key = believed.get(seal.fingerprint());
        if (key == null) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(seal.statement());
            return signature.verify(HexFormat.of().parseHex(seal.signature()));
        } catch (GeneralSecurityException | IllegalArgumentException notASignature) {
            return false;
        }
    }
}
