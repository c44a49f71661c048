package org.chancery.bench;

import java.io.PrintStream;

/**
 * Something that is measured. A class {@code TrialBalanceBenchmark} in this package, with a constructor without parameters, is run by
 * {@code ./chancery bench trial-balance}.
 */
interface Benchmark {

    /**
     * Measures, and prints in plain lines what it does and finds.
     *
     * @return the figure to be judged by
     */
    Ratio measure(PrintStream out) throws Exception;

    /**
     * What came out.
     *
     * @param value  ours to theirs, as the benchmark says
     * @param target what it should be, in words, such as "at most 3"
     * @param word   what stands before the value
     */
    record Ratio(double value, String target, String word) {

        Ratio(double value, String target) {
            this(value, target, "ratio");
        }
    }
}
