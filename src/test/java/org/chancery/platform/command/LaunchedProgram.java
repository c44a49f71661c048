package org.chancery.platform.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Chancery as a process of its own, as the launcher runs it. */
final class LaunchedProgram implements AutoCloseable {

    private static final long LONGEST_START_SECONDS = 300;

    private final Process process;
    private final Path out;
    private final Path err;

    private LaunchedProgram(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    static LaunchedProgram launch(Path folder, String... args) throws IOException {
        return launch(folder, "", args);
    }

    /** The same with a line that it reads from its input, such as a password. */
    static LaunchedProgram launch(Path folder, String input, List<String> args) throws IOException {
        return launch(folder, input, args.toArray(String[]::new));
    }

    private static LaunchedProgram launch(Path folder, String input, String[] args) throws IOException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp", System.getProperty("java.class.path"), "org.chancery.Chancery"));
        command.addAll(List.of(args));
        Path in = Files.writeString(Files.createTempFile(folder, "in", ".txt"), input);
        ProcessBuilder builder = new ProcessBuilder(command).redirectInput(in.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().remove("CHANCERY_DATABASE_URL");
        builder.environment().remove("XDG_CONFIG_HOME");
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("LOGGING_STRUCTURED_FORMAT_FILE", "ecs");
        builder.environment().put("LOGGING_FILE_NAME", logFile(folder).toString());
        return new LaunchedProgram(builder.start(), out, err);
    }

    /** Where its programs write their log as JSON too, besides standard error. */
    static Path logFile(Path folder) {
        return folder.resolve("log.json");
    }

    /** Runs a command to its end. */
    static LaunchedProgram run(Path folder, String... args) throws IOException, InterruptedException {
        LaunchedProgram program = launch(folder, args);
        program.exitCode(LONGEST_START_SECONDS);
        return program;
    }

    /** Waits until the program has said that it is ready; returns where its pages are. */
    String ready() throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
        while (System.nanoTime() < end && process.isAlive()) {
            var ready = lines().stream().filter(line -> line.startsWith("READY ")).findFirst();
            if (ready.isPresent()) {
                return ready.get().substring("READY ".length());
            }
            Thread.sleep(50);
        }
        throw new AssertionError("not ready: " + lines() + Files.readString(err));
    }

    int exitCode(long seconds) throws IOException, InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new AssertionError("did not end within " + seconds + " s: " + lines() + Files.readString(err));
        }
        return process.exitValue();
    }

    List<String> lines() throws IOException {
        return Files.readAllLines(out);
    }

    List<String> errors() throws IOException {
        return Files.readAllLines(err);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void terminate() {
        process.destroy();
    }

    /** The status of a page of the program. */
    static int status(String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    /** The server that works on a folder's data, as its pid file says. */
    static Optional<ProcessHandle> serverOf(Path data) {
        try {
            return ProcessHandle.of(Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst().strip())).filter(ProcessHandle::isAlive);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
