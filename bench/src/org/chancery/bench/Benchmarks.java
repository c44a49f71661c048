package org.chancery.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Runs the benchmark that is named; its ratio is the last line. */
final class Benchmarks {

    private Benchmarks() {}

    public static void main(String[] args) throws Exception {
        // What libraries have to say goes beside the figures.
        var out = System.out;
        System.setOut(System.err);
        if (args.length > 1) {
            System.setProperty("chancery.size", size(args));
        }
        Benchmark.Ratio ratio = named(args[0]).measure(out);
        out.println("target: " + ratio.target());
        out.printf(Locale.ROOT, "%s %.2f%n", ratio.word(), ratio.value());
        System.exit(0);
    }

    /** {@code --size large}: of the demo firm, where one is measured. */
    private static String size(String... args) {
        if (args.length == 3 && args[1].equals("--size") && List.of("small", "medium", "large").contains(args[2])) {
            return args[2];
        }
        System.err.println("chancery: a benchmark takes --size small, medium or large, and nothing else.");
        System.exit(2);
        throw new IllegalStateException();
    }

    static Benchmark named(String name) throws ReflectiveOperationException {
        String words = Arrays.stream(name.split("-")).map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1)).collect(Collectors.joining());
        return (Benchmark) Class.forName("org.chancery.bench." + words + "Benchmark").getDeclaredConstructor().newInstance();
    }
}
