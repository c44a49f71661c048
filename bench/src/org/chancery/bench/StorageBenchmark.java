package org.chancery.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.springframework.util.FileSystemUtils;

/**
 * How fast a file of 1 GB is stored encrypted and taken out again, both forced to the disk, against a plain copy of it there and back,
 * forced as well. Storing runs in a JVM of its own that has 64 MB of heap and no more ({@link StorageRun}).
 */
final class StorageBenchmark implements Benchmark {

    private static final long SIZE = 1L << 30;
    private static final int RUNS = 5;
    private static final int BUFFER = 1 << 20;

    @Override
    public Ratio measure(PrintStream out) throws Exception {
        try (BenchFirm firm = BenchFirm.open()) {
            Path folder = Files.createTempDirectory("chancery-bench-files");
            try {
                return measure(firm, folder, out);
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        }
    }

    private static Ratio measure(BenchFirm firm, Path folder, PrintStream out) throws Exception {
        List<Long> plain = new ArrayList<>();
        List<Long> ours = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            // Another content each time: the same one would be kept once.
            Path original = write(folder.resolve("original"), run);
            plain.add(copy(original, folder.resolve("copy")) + copy(folder.resolve("copy"), folder.resolve("back")));
            ours.add(store(firm, original, folder.resolve("taken-out"), out));
            if (Files.mismatch(original, folder.resolve("taken-out")) >= 0) {
                throw new IllegalStateException("what was taken out is not what was stored");
            }
            out.printf("run %d: plain copy there and back %d ms, stored and taken out %d ms%n", run + 1, plain.getLast(), ours.getLast());
        }
        out.printf("median: plain copy there and back %d ms, stored and taken out %d ms%n", median(plain), median(ours));
        return new Ratio((double) median(plain) / median(ours), "at least 0.3; larger is better");
    }

    private static Path write(Path file, int seed) throws IOException {
        Random random = new Random(seed);
        byte[] piece = new byte[BUFFER];
        try (OutputStream to = Files.newOutputStream(file)) {
            for (long written = 0; written < SIZE; written += BUFFER) {
                random.nextBytes(piece);
                to.write(piece);
            }
        }
        force(file);
        return file;
    }

    private static long copy(Path from, Path to) throws IOException {
        Files.deleteIfExists(to);
        long begin = System.nanoTime();
        try (InputStream in = Files.newInputStream(from); OutputStream out = Files.newOutputStream(to)) {
            byte[] piece = new byte[BUFFER];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                out.write(piece, 0, read);
            }
        }
        force(to);
        return millisSince(begin);
    }

    static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    static long millisSince(long begin) {
        return (System.nanoTime() - begin) / 1_000_000;
    }

    /** In a JVM with 64 MB; the time is what it took once that JVM had stored and read something small. */
    private static long store(BenchFirm firm, Path original, Path takenOut, PrintStream out) throws Exception {
        Files.deleteIfExists(takenOut);
        Path said = Files.createTempFile(takenOut.getParent(), "said", ".txt");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-cp", System.getProperty("java.class.path"),
                StorageRun.class.getName(), original.toString(), takenOut.toString(), firm.id().toString(), firm.folder().toString())
                .redirectErrorStream(false).redirectError(ProcessBuilder.Redirect.INHERIT).redirectOutput(said.toFile()).start();
        process.getOutputStream().close();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("storing failed: " + Files.readString(said));
        }
        List<String> lines = Files.readAllLines(said);
        lines.subList(0, lines.size() - 1).forEach(line -> out.println("  " + line));
        return Long.parseLong(lines.getLast());
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }
}
