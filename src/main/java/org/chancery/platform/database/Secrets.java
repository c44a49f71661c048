package org.chancery.platform.database;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The passwords that the program made for its database, in a file that only the user who runs it may read. Other users of the
 * machine reach the loopback port too, so the database trusts nobody without one.
 */
final class Secrets {

    /** The name of the key that seals what stands in the database. */
    static final String SEAL = "seal";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final Properties values = new Properties();

    private Secrets(Path file) {
        this.file = file;
    }

    /** The secrets in the file; none yet if there is no file. */
    static Secrets in(Path file) {
        Secrets secrets = new Secrets(file);
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                secrets.values.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new DatabaseFault("The passwords of the database in " + file + " cannot be read: " + Faults.reason(e), e);
            }
        }
        return secrets;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    @Nullable String find(String name) {
        return values.getProperty(name);
    }

    /** The password of that name, made and kept if there is none. */
    synchronized String password(String name) {
        String found = values.getProperty(name);
        if (found != null) {
            return found;
        }
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        String made = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        keep(name, made);
        return made;
    }

    synchronized void keep(String name, String value) {
        values.setProperty(name, value);
        save();
    }

    synchronized void forget(String name) {
        if (values.remove(name) != null) {
            save();
        }
    }

    private void save() {
        var written = new StringWriter();
        try {
            values.store(written, "Made by Chancery. Keep it with the data folder; whoever reads it reads the database.");
            DataFolder.writePrivateFile(file, written.toString());
        } catch (IOException e) {
            throw new DatabaseFault(file + " cannot be written: " + Faults.reason(e), e);
        }
    }
}
