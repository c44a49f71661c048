package org.chancery.finance.ebilling.ledes;

import static org.chancery.finance.ebilling.ledes.LedesField.*;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** Checks the fields of one line: needed, length, form, code. Source: field lists of LEDES 1998B and 98BI V2. */
final class RowCheck {

    /** The widest that receivers publish: 14.2 and 12.4. */
    private static final int MOST_WHOLE_DIGITS = 14;
    private static final int MOST_DECIMALS = 4;
    private static final int MOST_RATE_DECIMALS = 6;
    private static final Set<String> TYPES = Set.of("F", "E", "IF", "IE");

    private final EBillFormat format;
    private final KnownCodes codes;
    private final Findings findings;

    RowCheck(EBillFormat format, KnownCodes codes, Findings findings) {
        this.format = format;
        this.codes = codes;
        this.findings = findings;
    }

    /** The figures of the line that could be read. */
    Map<LedesField, BigDecimal> check(LedesRow row) {
        Map<LedesField, BigDecimal> figures = new EnumMap<>(LedesField.class);
        for (LedesField field : LedesField.of(format)) {
            String text = row.text(field);
            if (text.isBlank()) {
                if (field.isRequired()) {
                    missing(row, field, "Every line needs it.");
                }
                continue;
            }
            characters(row, field, text);
            switch (field.kind()) {
                case TEXT -> length(row, field, text);
                case DATE -> date(row, field, text);
                case MONEY, NUMBER, RATE -> figure(row, field, text, figures);
            }
        }
        needs(row);
        codes(row);
        return figures;
    }

    private void missing(LedesRow row, LedesField field, String why) {
        findings.error(row.line(), field, "required", "It is empty. " + why);
    }

    private void characters(LedesRow row, LedesField field, String text) {
        int strange = text.chars().filter(c -> c < ' ' || c == 0x7F).findFirst().orElse(-1);
        if (strange >= 0) {
            findings.error(row.line(), field, "control-character", "A character that cannot be printed stands in it (code %d).".formatted(strange));
        }
        int foreign = text.codePoints().filter(c -> c > 0x7F).findFirst().orElse(-1);
        if (foreign >= 0) {
            findings.warning(row.line(), field, "not-ascii", "“%s” is no ASCII character, as the format wants.".formatted(Character.toString(foreign)));
        }
    }

    private void length(LedesRow row, LedesField field, String text) {
        int longest = field.longest(format);
        if (text.length() > longest) {
            findings.error(row.line(), field, "length", "It has %d characters, of %d at most.".formatted(text.length(), longest));
        }
    }

    private void date(LedesRow row, LedesField field, String text) {
        if (Values.date(text, false).isEmpty()) {
            findings.error(row.line(), field, "date", "“%s” is no day written as YYYYMMDD.".formatted(Words.shortened(text)));
        }
    }

    private void figure(LedesRow row, LedesField field, String text, Map<LedesField, BigDecimal> figures) {
        BigDecimal value = Values.figure(text).orElse(null);
        if (value == null) {
            findings.error(row.line(), field, "figure", "“%s” is no figure of digits, a point and a minus in front.".formatted(Words.shortened(text)));
            return;
        }
        int decimals = field.kind() == Kind.RATE ? MOST_RATE_DECIMALS : MOST_DECIMALS;
        if (Math.max(0, value.stripTrailingZeros().scale()) > decimals) {
            findings.error(row.line(), field, "decimals", "%s has more than %d decimals.".formatted(Words.shortened(text), decimals));
        }
        if (value.precision() - value.scale() > MOST_WHOLE_DIGITS) {
            findings.error(row.line(), field, "figure", "%s is too large.".formatted(Words.shortened(text)));
            return;
        }
        figures.put(field, value);
    }

    /** What depends on the kind of line: fees and expenses have units and a cost, fees a timekeeper, expenses a code. */
    private void needs(LedesRow row) {
        String type = row.text(EXP_FEE_INV_ADJ_TYPE).strip();
        if (!type.isEmpty() && !TYPES.contains(type)) {
            findings.error(row.line(), EXP_FEE_INV_ADJ_TYPE, "line-type", "“%s” is none of F, E, IF and IE.".formatted(Words.shortened(type)));
        }
        if (type.equals("F") || type.equals("E")) {
            need(row, LINE_ITEM_NUMBER_OF_UNITS, "A fee or an expense has units.");
            need(row, LINE_ITEM_UNIT_COST, "A fee or an expense has a cost of a unit.");
        }
        if (type.equals("E")) {
            need(row, LINE_ITEM_EXPENSE_CODE, "An expense has a code.");
        }
        if (type.equals("F")) {
            need(row, TIMEKEEPER_ID, "A fee has a timekeeper.");
            wish(row, TIMEKEEPER_CLASSIFICATION);
            wish(row, LINE_ITEM_DESCRIPTION);
            if (!row.has(TIMEKEEPER_LAST_NAME)) {
                wish(row, TIMEKEEPER_NAME);
            }
        }
        String account = row.text(ACCOUNT_TYPE);
        if (format == EBillFormat.LEDES_98BI && !account.isBlank() && !account.equals("O") && !account.equals("T")) {
            findings.error(row.line(), ACCOUNT_TYPE, "account-type", "“%s” is neither O (own) nor T (third party).".formatted(Words.shortened(account)));
        }
        currency(row, INVOICE_CURRENCY);
        currency(row, INVOICE_TAX_CURRENCY);
    }

    private void need(LedesRow row, LedesField field, String why) {
        if (!row.has(field)) {
            missing(row, field, why);
        }
    }

    private void wish(LedesRow row, LedesField field) {
        if (!row.has(field)) {
            findings.warning(row.line(), field, "usual", "It is empty; most receivers want it on a fee.");
        }
    }

    private void currency(LedesRow row, LedesField field) {
        String code = row.text(field);
        if (!code.isBlank() && Values.currency(code).isEmpty()) {
            findings.error(row.line(), field, "currency", "“%s” is no currency of ISO 4217.".formatted(Words.shortened(code)));
        }
    }

    private void codes(LedesRow row) {
        code(row, LINE_ITEM_TASK_CODE, codes.tasks());
        code(row, LINE_ITEM_ACTIVITY_CODE, codes.activities());
        code(row, LINE_ITEM_EXPENSE_CODE, codes.expenses());
    }

    private void code(LedesRow row, LedesField field, Set<String> known) {
        String code = row.text(field);
        if (KnownCodes.unknown(known, code)) {
            findings.warning(row.line(), field, "code-unknown", "“%s” is in none of the code sets known here.".formatted(Words.shortened(code)));
        }
    }
}
