package org.chancery.finance.ebilling.ledes;

import static org.chancery.finance.ebilling.ledes.LedesField.Kind.DATE;
import static org.chancery.finance.ebilling.ledes.LedesField.Kind.MONEY;
import static org.chancery.finance.ebilling.ledes.LedesField.Kind.NUMBER;
import static org.chancery.finance.ebilling.ledes.LedesField.Kind.RATE;
import static org.chancery.finance.ebilling.ledes.LedesField.Kind.TEXT;

import java.util.List;

/** The fields of LEDES 98BI V2 in their order, with type, length and need as its field list has them; the first 24 are those of LEDES 1998B. */
public enum LedesField {
    INVOICE_DATE(DATE, 8, true), INVOICE_NUMBER(TEXT, 50, true), CLIENT_ID(TEXT, 20, true), LAW_FIRM_MATTER_ID(TEXT, 20, true), INVOICE_TOTAL(MONEY, 0, true),
    BILLING_START_DATE(DATE, 8, true), BILLING_END_DATE(DATE, 8, true), INVOICE_DESCRIPTION(TEXT, LedesField.LONG_TEXT, false), LINE_ITEM_NUMBER(TEXT, 20, true),
    EXP_FEE_INV_ADJ_TYPE(TEXT, 2, true), LINE_ITEM_NUMBER_OF_UNITS(NUMBER, 0, false), LINE_ITEM_ADJUSTMENT_AMOUNT(MONEY, 0, false), LINE_ITEM_TOTAL(MONEY, 0, true),
    LINE_ITEM_DATE(DATE, 8, true), LINE_ITEM_TASK_CODE(TEXT, 20, false), LINE_ITEM_EXPENSE_CODE(TEXT, 20, false), LINE_ITEM_ACTIVITY_CODE(TEXT, 20, false),
    TIMEKEEPER_ID(TEXT, 20, false), LINE_ITEM_DESCRIPTION(TEXT, LedesField.LONG_TEXT, false), LAW_FIRM_ID(TEXT, 50, true), LINE_ITEM_UNIT_COST(MONEY, 0, false),
    TIMEKEEPER_NAME(TEXT, 30, false), TIMEKEEPER_CLASSIFICATION(TEXT, 10, false), CLIENT_MATTER_ID(TEXT, 20, false),
    PO_NUMBER(TEXT, 100, false), CLIENT_TAX_ID(TEXT, 20, true), MATTER_NAME(TEXT, 255, true), INVOICE_TAX_TOTAL(MONEY, 0, false), INVOICE_NET_TOTAL(MONEY, 0, true),
    INVOICE_CURRENCY(TEXT, 3, true), TIMEKEEPER_LAST_NAME(TEXT, 30, false), TIMEKEEPER_FIRST_NAME(TEXT, 30, false), ACCOUNT_TYPE(TEXT, 1, true),
    LAW_FIRM_NAME(TEXT, 60, false), LAW_FIRM_ADDRESS_1(TEXT, 60, false), LAW_FIRM_ADDRESS_2(TEXT, 60, false), LAW_FIRM_CITY(TEXT, 40, false),
    LAW_FIRM_STATEorREGION(TEXT, 40, false), LAW_FIRM_POSTCODE(TEXT, 20, false), LAW_FIRM_COUNTRY(TEXT, 3, false), CLIENT_NAME(TEXT, 60, false),
    CLIENT_ADDRESS_1(TEXT, 60, false), CLIENT_ADDRESS_2(TEXT, 60, false), CLIENT_CITY(TEXT, 40, false), CLIENT_STATEorREGION(TEXT, 40, false),
    CLIENT_POSTCODE(TEXT, 20, false), CLIENT_COUNTRY(TEXT, 3, false), LINE_ITEM_TAX_RATE(RATE, 0, false), LINE_ITEM_TAX_TOTAL(MONEY, 0, true),
    LINE_ITEM_TAX_TYPE(TEXT, 20, false), INVOICE_REPORTED_TAX_TOTAL(MONEY, 0, false), INVOICE_TAX_CURRENCY(TEXT, 3, false);

    /** What a field is read as. */
    enum Kind { TEXT, DATE, MONEY, NUMBER, RATE }

    /** Descriptions: 15 KB of text. */
    private static final int LONG_TEXT = 15_000;

    /** How many of them LEDES 1998B has. */
    private static final int OF_1998B = 24;

    private static final List<LedesField> ALL = List.of(values());

    private final Kind kind;
    private final int longest;
    private final boolean required;

    LedesField(Kind kind, int longest, boolean required) {
        this.kind = kind;
        this.longest = longest;
        this.required = required;
    }

    static List<LedesField> of(EBillFormat format) {
        return format == EBillFormat.LEDES_1998B ? ALL.subList(0, OF_1998B) : ALL;
    }

    /** As the second line of a file names it. */
    public String label() {
        return this == EXP_FEE_INV_ADJ_TYPE ? "EXP/FEE/INV_ADJ_TYPE" : name();
    }

    /** From 1. */
    public int position() {
        return ordinal() + 1;
    }

    Kind kind() {
        return kind;
    }

    /** Whether every line has it; others depend on the line or on the receiver. */
    boolean isRequired() {
        return required;
    }

    /** In characters. LEDES 1998B has 20 where 98BI V2 has 50: the number of the bill and the id of the law firm. */
    int longest(EBillFormat format) {
        return format == EBillFormat.LEDES_1998B && (this == INVOICE_NUMBER || this == LAW_FIRM_ID) ? 20 : longest;
    }

    static List<String> labels(EBillFormat format) {
        return of(format).stream().map(LedesField::label).toList();
    }
}
