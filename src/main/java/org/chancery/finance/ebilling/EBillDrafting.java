package org.chancery.finance.ebilling;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.finance.ebilling.ledes.CheckedFile;
import org.chancery.finance.ebilling.ledes.EBill;
import org.chancery.finance.ebilling.ledes.EBillReader;
import org.chancery.finance.ebilling.ledes.EBillWriter;
import org.chancery.finance.ebilling.ledes.Finding;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws a file up and reads it again as its receiver will: a file with a fault never leaves this class. */
@Component
class EBillDrafting {

    /** The lines of a table begin below its two head lines. */
    private static final int HEAD_LINES = 2;

    private final EBillBuilding building;
    private final EBillGuidelines guidelines;
    private final ClientCodes codes;
    private final EBillChecks checks;

    EBillDrafting(EBillBuilding building, EBillGuidelines guidelines, ClientCodes codes, EBillChecks checks) {
        this.codes = codes;
        this.guidelines = guidelines;
        this.building = building;
        this.checks = checks;
    }

    /**
     * A file drawn up.
     *
     * @param content null if something stands in its way
     */
    record Draft(EBillBuilding.Built built, String name, List<Finding> findings, byte @Nullable [] content) {}

    Draft draft(InvoiceView bill, EBillProfile profile) {
        EBillBuilding.Built built = building.build(bill, profile);
        List<Finding> findings = new ArrayList<>(new ReceiverRules(profile, built).findings());
        findings.addAll(guidelines.findings(built));
        EBillWriter.objection(built.bill(), profile.format()).ifPresent(findings::add);
        byte @Nullable [] content = null;
        if (findings.stream().noneMatch(Finding::isError)) {
            byte[] drawn = EBillWriter.write(codes.translated(bill.clientId(), built.bill()), profile.format(), profile.characterSet().charset()).bytes();
            CheckedFile checked = EBillReader.of(codes.known(bill.clientId(), checks.known())).read(drawn);
            checked.findings().stream().filter(finding -> !expected(finding, profile)).map(finding -> ofBill(finding, profile)).forEach(findings::add);
            content = checked.isSound() ? drawn : null;
        }
        return new Draft(built, name(built.bill(), profile), onceEach(findings), content);
    }

    /** Characters beyond ASCII are no surprise where the client takes them. */
    private static boolean expected(Finding finding, EBillProfile profile) {
        return finding.rule().equals("not-ascii") && profile.characterSet() != EBillProfile.Characters.US_ASCII;
    }

    private static Finding ofBill(Finding finding, EBillProfile profile) {
        int line = profile.format().isXml() ? 0 : Math.max(0, finding.line() - HEAD_LINES);
        return new Finding(finding.severity(), line, finding.field(), finding.number(), finding.rule(), finding.reason());
    }

    /** What is said of the bill stands on each of its lines: it is said once. */
    private static List<Finding> onceEach(List<Finding> findings) {
        Set<String> said = new HashSet<>();
        return findings.stream().filter(finding -> said.add(finding.rule() + "\n" + finding.field() + "\n" + (finding.rule().equals("required") ? "" : finding.line() + finding.reason()))).toList();
    }

    private static String name(EBill bill, EBillProfile profile) {
        String name = profile.fileName().replace("{bill}", safe(bill.number())).replace("{client}", safe(bill.client().id())).replace("{matter}", safe(bill.matter().id()))
                .replace("{date}", bill.date().toString().replace("-", ""));
        String ending = "." + profile.format().ending();
        return Stream.of(".txt", ".xml").anyMatch(name::endsWith) ? name : name + ending;
    }

    private static String safe(String text) {
        return text.replaceAll("[^A-Za-z0-9._-]", "-");
    }
}
