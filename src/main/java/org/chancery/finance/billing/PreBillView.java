package org.chancery.finance.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.UserId;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A pre-bill with its lines.
 *
 * @param discount   on the bill, spread over its lines
 * @param worked     the recorded value of the lines that are billed
 * @param fees       after the lines' own discounts; costs likewise
 * @param total      fees + costs − discount + tax
 * @param approvedBy null until approved
 * @param invoiceId  null until issued
 * @param version    counts its changes
 */
public record PreBillView(PreBillId id, MatterId matterId, String matterNumber, String matterName, ContactId clientId, String clientName, CurrencyUnit currency,
        LocalDate through, PreBillStatus status, @Nullable BigDecimal discountPercent, Money discount, BillDiscount.Scope discountOn, boolean showTime, String note,
        UserId preparedById, String preparedBy, Instant preparedAt, @Nullable UserId approvedById, @Nullable String approvedBy, @Nullable Instant approvedAt,
        @Nullable InvoiceId invoiceId, Money worked, Money fees, Money costs, Money tax, Money total, int version, List<PreBillLineView> lines) {

    public PreBillView {
        lines = List.copyOf(lines);
    }

    public String href() {
        return "/pre-bills/" + id;
    }

    public List<PreBillLineView> billed() {
        return lines.stream().filter(PreBillLineView::billed).toList();
    }

    /** Whose work a bill takes: the lines that are billed, and those merged into one of them. */
    public List<PreBillLineView> taken() {
        Set<PreBillLineId> billed = billed().stream().map(PreBillLineView::id).collect(Collectors.toUnmodifiableSet());
        return lines.stream().filter(line -> billed.contains(line.mergedInto() == null ? line.id() : line.mergedInto())).toList();
    }

    /** Whether other lines were merged into this one. */
    public boolean merges(PreBillLineView line) {
        return lines.stream().anyMatch(each -> line.id().equals(each.mergedInto()));
    }
}
