package org.chancery.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. For root it runs in a user namespace of its own, where the same user is nobody: no other
 * account, and no other owner of files, is needed.
 */
final class Unprivileged {

    private static final boolean ROOT = isRoot();

    private static final boolean SETSID = Files.isExecutable(Path.of("/usr/bin/setsid")) || Files.isExecutable(Path.of("/bin/setsid"));

    private Unprivileged() {}

    static List<String> command(List<String> command) {
        List<String> wrapped = new ArrayList<>(ROOT ? List.of("unshare", "--user") : List.of());
        wrapped.addAll(command);
        return wrapped;
    }

    /** The same in a session of its own: a ctrl-C in the terminal is for Chancery, which stops the server when its own work is done. */
    static List<String> daemon(List<String> command) {
        List<String> wrapped = new ArrayList<>(SETSID ? List.of("setsid") : List.of());
        wrapped.addAll(command(command));
        return wrapped;
    }

    /** Says why PostgreSQL could not be run if it is the namespace that this machine refuses. */
    static void check() {
        if (ROOT && !namespacesWork()) {
            throw new DatabaseFault("PostgreSQL does not run as root, and this machine refuses the user namespace that hides it: "
                    + "start Chancery as an ordinary user, or give --database-url.");
        }
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException noLinux) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    private static boolean namespacesWork() {
        try {
            return new ProcessBuilder("unshare", "--user", "true").start().waitFor() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseFault("Interrupted.", e);
        }
    }
}
