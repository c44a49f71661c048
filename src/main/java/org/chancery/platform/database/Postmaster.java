package org.chancery.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL server at work on a data directory, as its {@code postmaster.pid} tells.
 *
 * @param process its process
 * @param port    where it listens on the loopback address; 0 while it does not say
 * @param ready   accepts connections
 */
record Postmaster(ProcessHandle process, int port, boolean ready) {

    /** The server that works on the directory; empty if none does, whatever an old file says. */
    static Optional<Postmaster> on(Path directory) {
        List<String> lines = pidFile(directory);
        return pid(lines).flatMap(ProcessHandle::of).filter(process -> isPostgresOn(process, directory))
                .map(process -> new Postmaster(process, port(lines), lines.size() > 7 && lines.get(7).strip().equals("ready")));
    }

    /**
     * Lets PostgreSQL start although another process has been given the number that an old file names. The number becomes that of
     * this program, which PostgreSQL, as its child, knows to be no server; the rest of the file stays, because by it PostgreSQL
     * finds out whether processes of the dead server still hold the data.
     */
    static void disown(Path directory) {
        List<String> lines = pidFile(directory);
        boolean reused = pid(lines).flatMap(ProcessHandle::of).isPresent() && on(directory).isEmpty();
        if (reused) {
            try {
                lines.set(0, Long.toString(ProcessHandle.current().pid()));
                Files.write(file(directory), lines);
            } catch (IOException e) {
                throw new DatabaseFault(file(directory) + " cannot be written: " + Faults.reason(e), e);
            }
        }
    }

    private static Path file(Path directory) {
        return directory.resolve("postmaster.pid");
    }

    private static List<String> pidFile(Path directory) {
        try {
            return new java.util.ArrayList<>(Files.readAllLines(file(directory)));
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException e) {
            throw new DatabaseFault(file(directory) + " cannot be read: " + Faults.reason(e), e);
        }
    }

    private static Optional<Long> pid(List<String> lines) {
        return lines.isEmpty() || !lines.get(0).strip().matches("\\d{1,18}") ? Optional.empty() : Optional.of(Long.valueOf(lines.get(0).strip()));
    }

    private static int port(List<String> lines) {
        return lines.size() > 3 && lines.get(3).strip().matches("\\d{1,5}") ? Integer.parseInt(lines.get(3).strip()) : 0;
    }

    /** A process of that number may be anybody's by now: a server of ours names its program and its directory in its command. */
    private static boolean isPostgresOn(ProcessHandle process, Path directory) {
        ProcessHandle.Info info = process.info();
        boolean postgres = info.command().filter(command -> Path.of(command).getFileName().toString().matches("postgres(\\.exe)?( \\(deleted\\))?")).isPresent();
        return process.isAlive() && postgres
                && info.arguments().map(arguments -> List.of(arguments).contains(directory.toString())).orElse(true);
    }
}
