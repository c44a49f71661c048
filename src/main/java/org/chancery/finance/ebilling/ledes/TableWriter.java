package org.chancery.finance.ebilling.ledes;

import static org.chancery.finance.ebilling.ledes.LedesField.*;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Writes a bill as LEDES 1998B or 98BI V2. */
final class TableWriter {

    private final EBill bill;
    private final EBillFormat format;
    private final Encoding encoding;

    TableWriter(EBill bill, EBillFormat format, Encoding encoding) {
        this.bill = bill;
        this.format = format;
        this.encoding = encoding;
    }

    LedesTable table() {
        List<LedesRow> rows = new ArrayList<>();
        for (EBill.Line line : bill.lines()) {
            Map<LedesField, String> values = ofBill();
            ofLine(values, line, rows.size() + 1);
            timekeeper(values, line);
            rows.add(new LedesRow(rows.size() + 3, LedesField.of(format).stream().map(field -> values.getOrDefault(field, "")).toList()));
        }
        return new LedesTable(format, encoding, "\r\n", true, rows);
    }

    private Map<LedesField, String> ofBill() {
        Map<LedesField, String> values = new EnumMap<>(LedesField.class);
        values.put(INVOICE_DATE, Values.plain(bill.date()));
        values.put(INVOICE_NUMBER, bill.number());
        values.put(CLIENT_ID, bill.client().id());
        values.put(LAW_FIRM_MATTER_ID, bill.matter().id());
        values.put(INVOICE_TOTAL, bill.total().toPlainString());
        values.put(BILLING_START_DATE, Values.plain(bill.from()));
        values.put(BILLING_END_DATE, Values.plain(bill.through()));
        values.put(INVOICE_DESCRIPTION, bill.description());
        values.put(LAW_FIRM_ID, bill.lawFirm().id());
        values.put(CLIENT_MATTER_ID, bill.matter().clientId());
        values.put(CLIENT_TAX_ID, bill.client().taxId());
        values.put(MATTER_NAME, bill.matter().name());
        values.put(INVOICE_TAX_TOTAL, bill.taxTotal().toPlainString());
        values.put(INVOICE_NET_TOTAL, bill.total().subtract(bill.taxTotal()).toPlainString());
        values.put(INVOICE_CURRENCY, bill.currency().getCode());
        // The firm bills its own account; it bills for no third party.
        values.put(ACCOUNT_TYPE, "O");
        values.put(LAW_FIRM_NAME, bill.lawFirm().name());
        values.put(CLIENT_NAME, bill.client().name());
        return values;
    }

    private static void ofLine(Map<LedesField, String> values, EBill.Line line, int number) {
        values.put(LINE_ITEM_NUMBER, String.valueOf(number));
        values.put(EXP_FEE_INV_ADJ_TYPE, line.kind().mark());
        values.put(LINE_ITEM_NUMBER_OF_UNITS, plain(line.units()));
        values.put(LINE_ITEM_ADJUSTMENT_AMOUNT, line.adjustment().toPlainString());
        values.put(LINE_ITEM_TOTAL, line.total().toPlainString());
        values.put(LINE_ITEM_DATE, Values.plain(line.date()));
        values.put(LINE_ITEM_TASK_CODE, line.codes().task());
        values.put(LINE_ITEM_EXPENSE_CODE, line.codes().expense());
        values.put(LINE_ITEM_ACTIVITY_CODE, line.codes().activity());
        values.put(LINE_ITEM_DESCRIPTION, line.description());
        values.put(LINE_ITEM_UNIT_COST, line.unitCost() == null ? "" : line.unitCost().toPlainString());
        values.put(LINE_ITEM_TAX_TOTAL, line.tax().amount().toPlainString());
        if (line.tax().rate().signum() != 0) {
            values.put(LINE_ITEM_TAX_RATE, plain(line.tax().rate()));
            values.put(LINE_ITEM_TAX_TYPE, line.tax().type());
        }
    }

    private static void timekeeper(Map<LedesField, String> values, EBill.Line line) {
        EBill.Timekeeper timekeeper = line.timekeeper();
        if (timekeeper != null) {
            values.put(TIMEKEEPER_ID, timekeeper.id());
            values.put(TIMEKEEPER_NAME, timekeeper.name());
            values.put(TIMEKEEPER_CLASSIFICATION, timekeeper.classification());
            values.put(TIMEKEEPER_LAST_NAME, timekeeper.lastName());
            values.put(TIMEKEEPER_FIRST_NAME, timekeeper.firstName());
        }
    }

    /** Without zeros at the end. */
    static String plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }
}
