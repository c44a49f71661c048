package org.chancery.platform.identity;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/**
 * A file of leaked passwords that a firm brings itself: lines that begin with a SHA-1 in capital hexadecimal figures, sorted, as the list of
 * “Pwned Passwords” is. It may hold a billion lines: it is never read whole, but halved until the line is found.
 */
@Component
class LeakedPasswordFile {

    private static final int HASH_CHARACTERS = 40;

    private final String path;

    LeakedPasswordFile(IdentitySettings settings) {
        path = settings.leakedPasswords().strip();
    }

    boolean contains(String password) {
        if (path.isEmpty()) {
            return false;
        }
        try (RandomAccessFile file = new RandomAccessFile(path, "r")) {
            return contains(file, hash(password));
        } catch (IOException e) {
            throw new UncheckedIOException("chancery.identity.leaked-passwords cannot be read", e);
        }
    }

    private static boolean contains(RandomAccessFile file, String wanted) throws IOException {
        long low = 0;
        long high = file.length();
        while (low < high) {
            long middle = (low + high) >>> 1;
            file.seek(middle);
            if (middle > 0) {
                file.readLine();
            }
            String line = file.readLine();
            int compared = line == null || line.length() < HASH_CHARACTERS ? 1 : line.substring(0, HASH_CHARACTERS).compareTo(wanted);
            if (compared == 0) {
                return true;
            }
            low = compared < 0 ? middle + 1 : low;
            high = compared > 0 ? middle : high;
        }
        return false;
    }

    private static String hash(String password) {
        try {
            return HexFormat.of().withUpperCase().formatHex(MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
