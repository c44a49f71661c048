package org.chancery.finance.ebilling;

import java.util.List;
import java.util.UUID;
import org.chancery.finance.ebilling.ledes.Finding;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with a bill's e-bill.
 *
 * @param profile  null if the client receives none
 * @param fileName as the file would be called; empty without a profile
 * @param findings what stands in its way and what is to look at
 * @param open     lines that were issued without a code the client may want, with what was supplied since
 * @param files    those that were made, the latest first
 */
public record EBillState(@Nullable EBillProfile profile, String fileName, List<Finding> findings, List<OpenLine> open, List<EBillFile> files) {

    /**
     * A line that lacks a code.
     *
     * @param number of the line in the file, from 1
     * @param fee    whether task and activity are asked for; else the expense code is
     */
    public record OpenLine(UUID lineId, int number, boolean fee, String narrative, @Nullable String issuedTask, @Nullable String issuedActivity, LineCodes supplied) {}

    public EBillState {
        findings = List.copyOf(findings);
        open = List.copyOf(open);
        files = List.copyOf(files);
    }

    /** Whether the file can be made. */
    public boolean ready() {
        return profile != null && findings.stream().noneMatch(Finding::isError);
    }
}
