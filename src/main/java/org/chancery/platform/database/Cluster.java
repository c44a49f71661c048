package org.chancery.platform.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/**
 * A data directory of PostgreSQL and the three programs that make, start and stop it.
 *
 * @param directory the data directory
 * @param log       where the server writes what it has to say
 */
record Cluster(Path directory, Path log) {

    static final String SUPERUSER = "postgres";

    private static final Duration LONGEST_START = Duration.ofMinutes(10);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);
    private static final long LARGEST_LOG_BYTES = 10_000_000;

    /** A small server whose word is kept: what a bookkeeper was told is on the disk. An administrator may change them in postgresql.conf. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("max_connections", "100"),
            Map.entry("shared_buffers", "256MB"),
            Map.entry("effective_cache_size", "1GB"),
            Map.entry("maintenance_work_mem", "128MB"),
            Map.entry("work_mem", "16MB"),
            Map.entry("random_page_cost", "1.1"),
            Map.entry("wal_compression", "pglz"),
            // A young firm's tables grow fast; until they are counted, plans made while they were empty read them whole.
            Map.entry("autovacuum_naptime", "10s"),
            Map.entry("jit", "off"),
            Map.entry("update_process_title", "off"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("log_checkpoints", "off"),
            // The passwords are 256 random bits: hashing them thousands of times would only slow each connection.
            Map.entry("scram_iterations", "1"));

    boolean isMade() {
        return Files.exists(directory.resolve("PG_VERSION"));
    }

    void refuseOtherVersion() {
        try {
            String version = Files.readString(directory.resolve("PG_VERSION")).strip();
            if (!version.equals(PostgresBinaries.MAJOR)) {
                throw new DatabaseFault("The data in " + directory + " is of PostgreSQL " + version + ", this Chancery brings PostgreSQL "
                        + PostgresBinaries.MAJOR + ": see “Upgrade” in docs/admin.");
            }
        } catch (IOException e) {
            throw new DatabaseFault(directory + " cannot be read: " + Faults.reason(e), e);
        }
    }

    /** Makes the directory beside and renames it, so that one of its name is always whole. */
    void make(PostgresBinaries binaries, String superuserPassword) {
        Path draft = directory.resolveSibling(directory.getFileName() + ".new");
        Path passwordFile = directory.resolveSibling("password.new");
        try {
            FileSystemUtils.deleteRecursively(draft);
            Files.deleteIfExists(passwordFile);
            DataFolder.createPrivateFile(passwordFile);
            Files.writeString(passwordFile, superuserPassword);
            run(initdb(binaries, draft, passwordFile), Duration.ofMinutes(2), "PostgreSQL's data cannot be made in " + directory);
            Files.move(draft, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new DatabaseFault("PostgreSQL's data cannot be made in " + directory + ": " + Faults.reason(e), e);
        } finally {
            passwordFile.toFile().delete();
            deleteDraft(draft);
        }
    }

    private static void deleteDraft(Path draft) {
        try {
            FileSystemUtils.deleteRecursively(draft);
        } catch (IOException e) {
            throw new DatabaseFault(draft + " cannot be deleted: " + Faults.reason(e), e);
        }
    }

    /** The order of names is the same on every machine: that of Unicode, whatever the machine's own language. */
    private static List<String> initdb(PostgresBinaries binaries, Path draft, Path passwordFile) {
        List<String> command = new ArrayList<>(List.of(binaries.program("initdb"), "-D", draft.toString(), "-U", SUPERUSER, "--pwfile=" + passwordFile,
                "--auth=scram-sha-256", "-E", "UTF8", "--locale=C", "--locale-provider=icu", "--icu-locale=und", "--no-instructions"));
        SETTINGS.forEach((name, value) -> command.addAll(List.of("--set", name + "=" + value)));
        return command;
    }

    /** Starts a server on a free port of the loopback address and waits until it answers, as long as it takes to recover from a crash. */
    Postmaster start(PostgresBinaries binaries, Map<String, String> settings) {
        Postmaster.disown(directory);
        List<String> command = new ArrayList<>(List.of(binaries.program("postgres"), "-D", directory.toString(), "-p", Integer.toString(freePort()),
                "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "logging_collector=off", "-c", "log_destination=stderr"));
        settings.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        try {
            rotateLog();
            Process process = new ProcessBuilder(Unprivileged.daemon(command)).directory(directory.toFile())
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
            process.getOutputStream().close();
            return untilReady(process);
        } catch (IOException e) {
            throw new DatabaseFault("PostgreSQL cannot be started: " + Faults.reason(e), e);
        }
    }

    private Postmaster untilReady(Process process) {
        Instant end = Instant.now().plus(LONGEST_START);
        while (process.isAlive() && Instant.now().isBefore(end)) {
            Optional<Postmaster> ready = Postmaster.on(directory).filter(Postmaster::ready).filter(found -> found.process().pid() == process.pid());
            if (ready.isPresent()) {
                return ready.get();
            }
            pause();
        }
        process.destroy();
        Unprivileged.check();
        throw new DatabaseFault("PostgreSQL did not start on " + directory + ": " + lastComplaint());
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseFault("Interrupted while PostgreSQL started.", e);
        }
    }

    /** Stops the server: its clients are cut off, what they committed is on the disk. */
    void stop(PostgresBinaries binaries) {
        run(List.of(binaries.program("pg_ctl"), "stop", "-D", directory.toString(), "-m", "fast", "-t", Long.toString(LONGEST_STOP.toSeconds()), "-s"),
                LONGEST_STOP.plusSeconds(5), "PostgreSQL does not stop");
    }

    /** The last line in which the server said that something is wrong. */
    String lastComplaint() {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("FATAL:") || line.contains("PANIC:") || line.contains("ERROR:") || line.contains("error"))
                    .reduce((first, second) -> second).map(line -> line.replaceFirst("^[-0-9]+ [:.0-9]+ \\w+ \\[\\d+\\] ", "")).orElse("see " + log);
        } catch (IOException | java.io.UncheckedIOException e) {
            return "see " + log;
        }
    }

    private void rotateLog() throws IOException {
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG_BYTES) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new DatabaseFault("No free port for PostgreSQL: " + Faults.reason(e), e);
        }
    }

    private static void run(List<String> command, Duration longest, String fault) {
        try {
            Path output = Files.createTempFile("chancery", ".log");
            try {
                Process process = new ProcessBuilder(Unprivileged.command(command)).redirectErrorStream(true).redirectOutput(output.toFile()).start();
                process.getOutputStream().close();
                boolean ended = process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
                if (!ended || process.exitValue() != 0) {
                    process.destroy();
                    Unprivileged.check();
                    throw new DatabaseFault(fault + ": " + complaint(Files.readAllLines(output)));
                }
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new DatabaseFault(fault + ": " + Faults.reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseFault(fault + ": interrupted", e);
        }
    }

    private static String complaint(List<String> output) {
        return output.stream().filter(line -> line.matches(".*(error|FATAL|PANIC|failed|could not).*")).reduce((first, second) -> second)
                .orElseGet(() -> output.isEmpty() ? "no reason given" : output.get(output.size() - 1));
    }
}
