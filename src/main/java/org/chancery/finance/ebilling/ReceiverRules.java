package org.chancery.finance.ebilling;

import java.util.ArrayList;
import java.util.List;
import org.chancery.finance.billing.InvoiceLineView;
import org.chancery.finance.ebilling.ledes.EBill;
import org.chancery.finance.ebilling.ledes.Encoding;
import org.chancery.finance.ebilling.ledes.Finding;
import org.jspecify.annotations.Nullable;

/** What one client's system wants beyond the format: codes, lengths, characters. Lines are those of the bill, from 1. */
final class ReceiverRules {

    private final EBillProfile profile;
    private final EBillBuilding.Built built;
    private final List<Finding> findings = new ArrayList<>();

    ReceiverRules(EBillProfile profile, EBillBuilding.Built built) {
        this.profile = profile;
        this.built = built;
    }

    List<Finding> findings() {
        EBill bill = built.bill();
        text(0, "the bill's note", bill.description());
        text(0, "the firm's name", bill.lawFirm().name());
        text(0, "the client's name", bill.client().name());
        text(0, "the matter's name", bill.matter().name());
        text(0, "the client's reference", bill.matter().clientId());
        text(0, "the client's tax number", bill.client().taxId());
        text(0, "the numbers of bill and matter", bill.number() + " " + bill.matter().id());
        if (profile.needsMatter() && bill.matter().clientId().isBlank()) {
            error(0, "CLIENT_MATTER_ID", "client-matter", "The matter has no reference of the client's: enter it with the matter.");
        }
        for (int i = 0; i < bill.lines().size(); i++) {
            line(i + 1, bill.lines().get(i), built.unknown().get(i));
        }
        return findings;
    }

    private void line(int number, EBill.Line line, @Nullable String unknown) {
        text(number, "the narrative", line.description());
        EBill.Timekeeper timekeeper = line.timekeeper();
        if (timekeeper != null) {
            text(number, "the timekeeper's name and code", String.join(" ", timekeeper.id(), timekeeper.lastName(), timekeeper.firstName(), timekeeper.classification()));
        }
        text(number, "a code", String.join(" ", line.codes().task(), line.codes().activity(), line.codes().expense(), line.tax().type()));
        if (line.description().length() > profile.descriptionLength()) {
            error(number, "LINE_ITEM_DESCRIPTION", "description-length", "The narrative has %d characters; the client takes %d.".formatted(line.description().length(), profile.descriptionLength()));
        }
        if (unknown != null) {
            error(number, "TIMEKEEPER_ID", "timekeeper-unknown", "%s has no code for e-bills yet: enter it under E-bills, Timekeepers.".formatted(unknown));
        }
        switch (line.kind()) {
            case FEE -> {
                code(number, "LINE_ITEM_TASK_CODE", "task-missing", "task", profile.needsTask() && line.codes().task().isEmpty());
                code(number, "LINE_ITEM_ACTIVITY_CODE", "activity-missing", "activity", profile.needsActivity() && line.codes().activity().isEmpty());
            }
            case EXPENSE -> code(number, "LINE_ITEM_EXPENSE_CODE", "expense-missing", "expense", line.codes().expense().isEmpty());
            case BILL_FEE, BILL_EXPENSE -> { /* has no codes of its own */ }
        }
    }

    private void code(int number, String field, String rule, String word, boolean missing) {
        if (missing) {
            error(number, field, rule, "The line has no %s code.".formatted(word));
        }
    }

    private void text(int number, String what, String text) {
        Encoding.misfit(text, profile.characterSet().charset()).ifPresent(character ->
                error(number, "", "character", "“%s” in %s cannot be written in %s, which is what the client takes.".formatted(character, what, profile.characterSet().title())));
        if (!profile.format().isXml() && (text.contains("|") || text.contains("[]"))) {
            error(number, "", "delimiter", "A | or [] in %s would break the line. Let the profile write plain marks.".formatted(what));
        }
    }

    private void error(int line, String field, String rule, String reason) {
        findings.add(new Finding(Finding.Severity.ERROR, line, field, 0, rule, reason));
    }

    /** Whether a line was issued without a code that somebody may want. */
    static boolean asks(InvoiceLineView line) {
        return line.kind().cost() ? line.expenseCode() == null : line.taskCode() == null || line.activityCode() == null;
    }
}
