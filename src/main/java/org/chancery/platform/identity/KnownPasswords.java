package org.chancery.platform.identity;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.chancery.shared.Sha256;
import org.springframework.stereotype.Component;

/**
 * The passwords that were found most often in leaks, as they come with the program: the first five bytes of the SHA-256 of each in small letters, sorted.
 * A password that is none of them is taken for one once in a hundred million times.
 */
@Component
class KnownPasswords {

    private static final String FILE = "known-passwords.bin";
    static final int WIDTH = 5;

    private final byte[] hashes;

    KnownPasswords() {
        try (InputStream file = Objects.requireNonNull(KnownPasswords.class.getResourceAsStream(FILE), FILE); DataInputStream data = new DataInputStream(file)) {
            hashes = data.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean contains(String text) {
        byte[] wanted = hash(text);
        int low = 0;
        int high = hashes.length / WIDTH - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int compared = java.util.Arrays.compareUnsigned(hashes, middle * WIDTH, (middle + 1) * WIDTH, wanted, 0, WIDTH);
            if (compared == 0) {
                return true;
            }
            low = compared < 0 ? middle + 1 : low;
            high = compared > 0 ? middle - 1 : high;
        }
        return false;
    }

    /** The file's content for a list of passwords. */
    static byte[] packed(Stream<String> passwords) {
        var sorted = new TreeSet<byte[]>(java.util.Arrays::compareUnsigned);
        passwords.map(KnownPasswords::hash).forEach(sorted::add);
        byte[] packed = new byte[sorted.size() * WIDTH];
        int at = 0;
        for (byte[] each : sorted) {
            System.arraycopy(each, 0, packed, at, WIDTH);
            at += WIDTH;
        }
        return packed;
    }

    private static byte[] hash(String text) {
        return java.util.Arrays.copyOf(Sha256.of(text.toLowerCase(Locale.ROOT)), WIDTH);
    }
}
