package org.chancery.platform.storage;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import org.chancery.shared.Id;

/**
 * The name of an encrypted file. Both parts are ours, so no name that a person typed ever becomes a path; and none tells the content.
 *
 * @param firm whose it is
 * @param file its own id
 */
record FileName(UUID firm, UUID file) {

    static FileName next(UUID firm) {
        return new FileName(firm, Id.next());
    }

    /** The path below the backend's root. The last digits of an id are random, and spread the files over 65,536 folders. */
    String path() {
        String name = file.toString();
        int end = name.length();
        return firm + "/" + name.substring(end - 2) + "/" + name.substring(end - 4, end - 2) + "/" + name;
    }

    /** The name behind a path; empty if it is none of ours. */
    static Optional<FileName> of(String path) {
        String[] parts = path.split("/", -1);
        try {
            FileName name = new FileName(UUID.fromString(parts[0]), UUID.fromString(parts[parts.length - 1]));
            return name.path().equals(path) ? Optional.of(name) : Optional.empty();
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    /** What the encryption binds to the file: a file or a key in the place of another does not decrypt. */
    byte[] bound(String purpose) {
        byte[] words = ("chancery " + purpose + " 1\0").getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(words.length + 4 * Long.BYTES).put(words)
                .putLong(firm.getMostSignificantBits()).putLong(firm.getLeastSignificantBits())
                .putLong(file.getMostSignificantBits()).putLong(file.getLeastSignificantBits()).array();
    }
}
