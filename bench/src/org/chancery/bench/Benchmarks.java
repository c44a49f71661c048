package org.chancery.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Runs the benchmark that is named; its ratio is the last line. */
final class Benchmarks {

    private Benchmarks() {}

    public static void main(String[] args) throws Exception {
        // What libraries have to say goes beside the figures.
        var out = System.out;
        System.setOut(System.err);
        Benchmark.Ratio ratio = named(args[0]).measure(out);
        out.println("target: " + ratio.target());
        out.printf(Locale.ROOT, "%s %.2f%n", ratio.word(), ratio.value());
        System.exit(0);
    }

    static Benchmark named(String name) throws ReflectiveOperationException {
        String words = Arrays.stream(name.split("-")).map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1)).collect(Collectors.joining());
        return (Benchmark) Class.forName("org.chancery.bench." + words + "Benchmark").getDeclaredConstructor().newInstance();
    }
}
