package org.chancery.finance.ebilling.ledes;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes a bill as LEDES XML, in the element order that a production system writes. A line of the whole bill becomes a credit or a charge of the matter. */
final class DocumentWriter {

    private static final String PROGRAM = "Chancery";

    private final EBill bill;
    private final EBillFormat format;
    private final Encoding encoding;
    private int items;

    DocumentWriter(EBill bill, EBillFormat format, Encoding encoding) {
        this.bill = bill;
        this.format = format;
        this.encoding = encoding;
    }

    LedesDocument document() {
        Segment root = new Segment(format.mark(), 0, Map.of("xmlns", format.namespace()), "", List.of(firm()));
        return new LedesDocument(format, encoding, root);
    }

    /** Values in their order, without the empty ones, then the running number, then the segments below. */
    private Segment segment(String name, Map<String, String> values, Supplier<List<Segment>> below) {
        String item = String.valueOf(++items);
        List<Segment> children = new ArrayList<>();
        values.forEach((each, text) -> {
            if (!text.isEmpty()) {
                children.add(Segment.of(each, text));
            }
        });
        children.add(Segment.of("file_item_nbr", item));
        children.addAll(below.get());
        return Segment.of(name, children);
    }

    private Segment firm() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("lf_vendor_id", bill.lawFirm().id());
        values.put("lf_id", bill.lawFirm().id());
        values.put("lf_name", bill.lawFirm().name());
        values.put("source_app", PROGRAM);
        return segment("firm", values, () -> List.of(client()));
    }

    private Segment client() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("cl_id", bill.client().id());
        values.put("cl_lf_id", bill.client().id());
        values.put("cl_name", bill.client().name());
        return segment("client", values, () -> List.of(invoice()));
    }

    private Segment invoice() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("inv_id", bill.number());
        values.put("inv_date", bill.date().toString());
        values.put("inv_due_date", bill.dueOn().toString());
        values.put("inv_currency", bill.currency().getCode());
        values.put("inv_start_date", bill.from().toString());
        values.put("inv_end_date", bill.through().toString());
        values.put("inv_desc", bill.description());
        values.put("inv_total_tax", bill.taxTotal().toPlainString());
        values.put("inv_total_net_due", bill.total().toPlainString());
        return segment("invoice", values, () -> List.of(matter()));
    }

    private BigDecimal sum(Predicate<EBill.Kind> kinds) {
        return bill.lines().stream().filter(line -> kinds.test(line.kind())).map(EBill.Line::amount).reduce(BigDecimal.ZERO.setScale(bill.currency().getDecimalPlaces()), BigDecimal::add);
    }

    private Segment matter() {
        BigDecimal fees = sum(kind -> kind == EBill.Kind.FEE);
        BigDecimal expenses = sum(kind -> kind == EBill.Kind.EXPENSE);
        BigDecimal feeCredit = sum(kind -> kind == EBill.Kind.BILL_FEE);
        BigDecimal expenseCredit = sum(kind -> kind == EBill.Kind.BILL_EXPENSE);
        Map<String, String> values = new LinkedHashMap<>();
        values.put("cl_matter_id", bill.matter().clientId());
        values.put("lf_matter_id", bill.matter().id());
        values.put("matter_name", bill.matter().name());
        values.put("account_type", "O");
        values.put("matter_total_detail_fees", fees.toPlainString());
        values.put("matter_total_detail_exp", expenses.toPlainString());
        values.put("matter_disc_credit_fees", feeCredit.toPlainString());
        values.put("matter_disc_credit_exp", expenseCredit.toPlainString());
        values.put("matter_disc_cred_total", feeCredit.add(expenseCredit).toPlainString());
        values.put("matter_net_fees", fees.add(feeCredit).toPlainString());
        values.put("matter_net_exp", expenses.add(expenseCredit).toPlainString());
        values.put("matter_total_due", bill.total().toPlainString());
        return segment("matter", values, () -> Stream.of(credits(), timekeepers(), charges(EBill.Kind.FEE), charges(EBill.Kind.EXPENSE)).flatMap(List::stream).toList());
    }

    /** {@code MIA}: a fixed adjustment of the matter. */
    private List<Segment> credits() {
        return bill.lines().stream().filter(line -> line.kind().ofBill()).map(line -> {
            Map<String, String> values = new LinkedHashMap<>();
            values.put("disc_cred", "MIA");
            values.put("disc_cred_category", line.kind() == EBill.Kind.BILL_FEE ? "Fee" : "Exp");
            values.put("increase_decrease", line.amount().signum() < 0 ? "Decrease" : "Increase");
            values.put("disc_cred_amount", line.amount().toPlainString());
            return segment("matter_disc_cred", values, List::of);
        }).toList();
    }

    private List<Segment> timekeepers() {
        Map<String, Segment> first = new LinkedHashMap<>();
        for (EBill.Line line : bill.lines()) {
            EBill.Timekeeper timekeeper = line.timekeeper();
            if (line.kind() == EBill.Kind.FEE && timekeeper != null) {
                first.computeIfAbsent(timekeeper.id() + " " + line.unitCost(), _ -> timekeeper(timekeeper, line.unitCost()));
            }
        }
        return List.copyOf(first.values());
    }

    private Segment timekeeper(EBill.Timekeeper timekeeper, @Nullable BigDecimal rate) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("tk_id", timekeeper.id());
        values.put("tk_lname", timekeeper.lastName());
        values.put("tk_fname", timekeeper.firstName());
        values.put("tk_level", timekeeper.classification());
        values.put("tk_rate", rate == null ? "" : rate.toPlainString());
        return segment("tk_sum", values, List::of);
    }

    private static Map<String, String> who(EBill.@Nullable Timekeeper timekeeper) {
        Map<String, String> values = new LinkedHashMap<>();
        if (timekeeper != null) {
            values.put("tk_id", timekeeper.id());
            values.put("tk_level", timekeeper.classification());
        }
        return values;
    }

    private List<Segment> charges(EBill.Kind kind) {
        return bill.lines().stream().filter(line -> line.kind() == kind).map(this::charge).toList();
    }

    private Segment charge(EBill.Line line) {
        boolean fee = line.kind() == EBill.Kind.FEE;
        Map<String, String> values = new LinkedHashMap<>();
        values.put("charge_date", line.date().toString());
        values.putAll(who(line.timekeeper()));
        values.put("charge_desc", line.description());
        values.put("task_code", line.codes().task());
        values.put(fee ? "task_activity" : "expense_code", fee ? line.codes().activity() : line.codes().expense());
        values.put("charge_type", "U");
        values.put("units", TableWriter.plain(line.units()));
        values.put("rate", line.unitCost() == null ? "" : line.unitCost().toPlainString());
        values.put("base_amount", line.base().toPlainString());
        values.put("item_disc_cred_amount", line.adjustment().toPlainString());
        values.put("total_amount", line.amount().toPlainString());
        return segment(fee ? "fee" : "expense", values, List::of);
    }
}
