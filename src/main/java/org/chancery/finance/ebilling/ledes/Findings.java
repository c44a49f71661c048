package org.chancery.finance.ebilling.ledes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chancery.finance.ebilling.ledes.Finding.Severity;

/** Gathers what is found in one file: all of it is counted, the first thousand are kept. */
final class Findings {

    /** More than anybody reads; a file with one fault in each of its lines is mended in the program that wrote it. */
    static final int KEPT = 1000;

    private final List<Finding> kept = new ArrayList<>();
    private final Set<String> said = new HashSet<>();
    private int errors;
    private int warnings;

    void error(int line, LedesField field, String rule, String reason) {
        add(new Finding(Severity.ERROR, line, field.label(), field.position(), rule, reason));
    }

    void warning(int line, LedesField field, String rule, String reason) {
        add(new Finding(Severity.WARNING, line, field.label(), field.position(), rule, reason));
    }

    void error(int line, String field, String rule, String reason) {
        add(new Finding(Severity.ERROR, line, field, 0, rule, reason));
    }

    void warning(int line, String field, String rule, String reason) {
        add(new Finding(Severity.WARNING, line, field, 0, rule, reason));
    }

    /** A warning that is said once of a file, however often it holds. */
    void warningOnce(int line, String field, String rule, String reason) {
        if (said.size() < KEPT && said.add(rule + " " + field)) {
            warning(line, field, rule, reason);
        }
    }

    private void add(Finding finding) {
        if (finding.isError()) {
            errors++;
        } else {
            warnings++;
        }
        if (kept.size() < KEPT) {
            kept.add(finding);
        }
    }

    int errors() {
        return errors;
    }

    int warnings() {
        return warnings;
    }

    /** By line and field. */
    List<Finding> all() {
        return kept.stream().sorted(Comparator.comparingInt(Finding::line).thenComparingInt(Finding::number)).toList();
    }
}
