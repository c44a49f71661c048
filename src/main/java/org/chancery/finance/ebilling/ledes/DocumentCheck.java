package org.chancery.finance.ebilling.ledes;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks a document: every element that is known here, and each bill as a whole. */
final class DocumentCheck {

    private final EBillFormat format;
    private final KnownCodes codes;
    private final Findings findings;
    private final DocumentArithmetic arithmetic;
    private final Set<String> items = new HashSet<>();

    DocumentCheck(EBillFormat format, KnownCodes codes, Findings findings) {
        this.format = format;
        this.codes = codes;
        this.findings = findings;
        this.arithmetic = new DocumentArithmetic(findings);
    }

    List<BillSum> bills(Segment root) {
        check(root);
        List<BillSum> bills = new ArrayList<>();
        for (Segment firm : root.all("firm")) {
            for (Segment client : firm.all("client")) {
                client.all("invoice").forEach(invoice -> bills.add(bill(client, invoice)));
            }
        }
        if (bills.isEmpty()) {
            findings.error(root.line(), "invoice", "no-lines", "The file has no bill.");
        }
        return bills;
    }

    private BillSum bill(Segment client, Segment invoice) {
        BigDecimal lines = arithmetic.invoice(invoice);
        List<Segment> matters = invoice.all("matter");
        int count = matters.stream().mapToInt(matter -> matter.all("fee").size() + matter.all("expense").size()).sum();
        return new BillSum(invoice.value("inv_id"), client.value("cl_id"), matters.stream().map(matter -> matter.value("lf_matter_id")).distinct().collect(Collectors.joining(", ")),
                invoice.value("inv_currency"), Values.figure(invoice.value("inv_total_net_due")).orElse(null), lines, count);
    }

    private void check(Segment segment) {
        Map<String, XmlRules.Element> known = XmlRules.of(segment.name());
        for (XmlRules.Element element : known.values()) {
            if (element.needed() && segment.find(element.name()).noneMatch(child -> child.isSegment() || !child.text().isBlank())) {
                findings.error(segment.line(), element.name(), "required", "It is missing or empty in this %s.".formatted(segment.name()));
            }
        }
        Set<String> seen = new HashSet<>();
        for (Segment child : segment.children()) {
            XmlRules.Element element = known.get(child.name());
            if (element == null) {
                findings.warningOnce(child.line(), Words.shortened(child.name()), "not-checked", "Chancery does not check this element of %s in %s.".formatted(segment.name(), format.title()));
            } else if (element.form() == XmlRules.Form.SEGMENT) {
                check(child);
            } else {
                if (!seen.add(child.name())) {
                    findings.error(child.line(), child.name(), "twice", "It stands a second time in this %s.".formatted(segment.name()));
                }
                value(segment, child, element);
            }
        }
        if (segment.name().equals("fee") || segment.name().equals("expense")) {
            codes(segment);
        }
        if (segment.name().equals("matter")) {
            timekeepers(segment);
        }
    }

    private void value(Segment segment, Segment child, XmlRules.Element element) {
        String text = child.text().strip();
        if (child.isSegment() || text.isEmpty()) {
            return;
        }
        int longest = XmlRules.longest(element, format);
        if (longest > 0 && text.length() > longest) {
            findings.error(child.line(), element.name(), "length", "It has %d characters, of %d at most.".formatted(text.length(), longest));
        }
        switch (element.form()) {
            case TEXT -> { /* any */ }
            case DAY -> say(Values.date(text, true).isPresent(), child, "date", "“%s” is no day written as YYYY-MM-DD.");
            case FIGURE -> say(Values.figure(text).filter(value -> value.precision() - value.scale() <= 14 && value.stripTrailingZeros().scale() <= 6).isPresent(), child, "figure", "“%s” is no figure of digits, a point and a minus in front.");
            case CURRENCY -> say(Values.currency(text).isPresent(), child, "currency", "“%s” is no currency of ISO 4217.");
            case YES_NO -> say(text.equals("Y") || text.equals("N"), child, "yes-no", "“%s” is neither Y nor N.");
            case WHOLE -> item(segment, child, text);
            case SEGMENT -> { /* has none */ }
        }
    }

    private void say(boolean good, Segment child, String rule, String words) {
        if (!good) {
            findings.error(child.line(), child.name(), rule, words.formatted(Words.shortened(child.text().strip())));
        }
    }

    /** “The item count of this data element in the file”: each number once. */
    private void item(Segment segment, Segment child, String text) {
        if (text.length() > 9 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            say(false, child, "figure", "“%s” is no whole number.");
        } else if (!items.add(text)) {
            findings.warning(child.line(), child.name(), "item-number", "Another element has the number %s already, not only this %s.".formatted(text, segment.name()));
        }
    }

    private void codes(Segment charge) {
        boolean fee = charge.name().equals("fee");
        code(charge, "task_code", fee ? codes.tasks() : Set.of());
        code(charge, "task_activity", codes.activities());
        code(charge, "expense_code", codes.expenses());
    }

    private void code(Segment charge, String name, Set<String> known) {
        if (KnownCodes.unknown(known, charge.value(name))) {
            findings.warning(charge.line(), name, "code-unknown", "“%s” is in none of the code sets known here.".formatted(Words.shortened(charge.value(name))));
        }
    }

    private void timekeepers(Segment matter) {
        Set<String> listed = matter.find("tk_sum").map(each -> each.value("tk_id")).collect(Collectors.toSet());
        for (Segment fee : matter.all("fee")) {
            String id = fee.value("tk_id");
            if (!id.isEmpty() && !listed.isEmpty() && !listed.contains(id)) {
                findings.warning(fee.line(), "tk_id", "timekeeper-unlisted", "Timekeeper %s is not among the matter's tk_sum.".formatted(Words.shortened(id)));
            }
        }
    }
}
