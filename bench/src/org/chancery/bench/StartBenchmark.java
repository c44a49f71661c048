package org.chancery.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/**
 * How long Chancery takes, on a data folder that it has made before, from the launch of its command to the first page, against a bare
 * Spring Boot web program on the same JVM, started just as {@code java -jar} does it.
 */
final class StartBenchmark implements Benchmark {

    private static final int RUNS = 7;
    private static final long LONGEST_START_SECONDS = 120;

    private final Path home = Path.of(System.getProperty("chancery.home"));
    private final Path keys = Files.createTempDirectory("chancery-bench-keys");

    StartBenchmark() throws IOException {}

    @Override
    public Ratio measure(PrintStream out) throws Exception {
        Path data = Files.createTempDirectory("chancery-bench");
        try {
            out.printf("first start, which makes the data folder: %d ms%n", chancery(data));
            List<Long> ours = new ArrayList<>();
            List<Long> bare = new ArrayList<>();
            for (int run = 0; run < RUNS; run++) {
                bare.add(bare());
                ours.add(chancery(data));
                out.printf("run %d: bare Spring Boot %d ms, Chancery %d ms%n", run + 1, bare.getLast(), ours.getLast());
            }
            out.printf("median: bare Spring Boot %d ms, Chancery %d ms%n", median(bare), median(ours));
            return new Ratio((double) median(ours) / median(bare), "at most 3; smaller is better");
        } finally {
            FileSystemUtils.deleteRecursively(data);
            FileSystemUtils.deleteRecursively(keys);
        }
    }

    private long chancery(Path data) throws Exception {
        int port = freePort();
        return millisUntilPage(port, "/sign-in", home.resolve("chancery").toString(), "start", "--port", Integer.toString(port), "--data", data.toString());
    }

    private long bare() throws Exception {
        int port = freePort();
        return millisUntilPage(port, "/", Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar",
                home.resolve("target/bare/app/bare.jar").toString(), "--server.port=" + port);
    }

    private long millisUntilPage(int port, String page, String... command) throws Exception {
        Path log = Files.createTempFile("chancery-bench", ".log");
        long begin = System.nanoTime();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        // The master key of its stored files goes with the rest.
        builder.environment().put("XDG_CONFIG_HOME", keys.toString());
        Process process = builder.start();
        try {
            while (!answers(port, page)) {
                if (!process.isAlive() || System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS)) {
                    throw new IllegalStateException(String.join(" ", command) + " did not start: " + Files.readString(log));
                }
                Thread.sleep(5);
            }
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        } finally {
            process.destroy();
            if (!process.waitFor(LONGEST_START_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Files.delete(log);
        }
    }

    private static boolean answers(int port, String page) {
        try {
            HttpURLConnection connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + page).toURL().openConnection();
            connection.setInstanceFollowRedirects(true);
            return connection.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }
}
