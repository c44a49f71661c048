package org.chancery.finance.billing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chancery.finance.ledger.EntryId;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.UserId;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A bill: what was issued, frozen, and what happened to it since.
 *
 * @param addressee   who it went to, as they were called then
 * @param fees        after the lines' own discounts; costs likewise
 * @param discount    on the bill, spread over its lines
 * @param settled     paid, credited and written off
 * @param balance     owed today
 * @param clientMoney held for the matter on the day of issue
 * @param entryId     in the books; null if there was nothing to post
 * @param voided      null unless it was taken back
 */
public record InvoiceView(InvoiceId id, String number, InvoiceStatus status, MatterId matterId, String matterNumber, String matterName, ContactId clientId,
        Addressee addressee, CurrencyUnit currency, LocalDate through, LocalDate issuedOn, LocalDate dueOn, Money fees, Money costs, Money discount, Money tax,
        Money total, Money settled, Money balance, boolean showTime, String note, String payTo, String firmName, Money clientMoney, PreBillId preBillId,
        UserId preparedById, String preparedBy, Instant preparedAt, UserId approvedById, String approvedBy, Instant approvedAt, UserId issuedById, String issuedBy,
        Instant issuedAt, @Nullable EntryId entryId, @Nullable Voided voided, List<InvoiceLineView> lines, List<SettlementView> settlements) {

    /** @param address lines of a postal address; empty for none on record */
    public record Addressee(String name, String address, String taxNumber, String reference) {}

    /** When, by whom and why a bill was taken back, and the reversing entry; null if there was nothing to reverse. */
    public record Voided(LocalDate on, String by, Instant at, String reason, @Nullable EntryId entryId) {}

    /** What a tax is taken of, and what it comes to. */
    public record TaxSum(String code, BigDecimal percent, Money base, Money tax) {

        TaxSum plus(InvoiceLineView line) {
            return new TaxSum(code, percent, base.plus(line.amount()), tax.plus(line.tax()));
        }
    }

    public InvoiceView {
        lines = List.copyOf(lines);
        settlements = List.copyOf(settlements);
    }

    /** The taxes of the bill, by code and percentage. */
    @JsonProperty
    public List<TaxSum> taxes() {
        Map<String, TaxSum> sums = new LinkedHashMap<>();
        for (InvoiceLineView line : lines) {
            String code = line.taxCode();
            if (code != null) {
                sums.merge(code + " " + line.taxPercent().stripTrailingZeros(), new TaxSum(code, line.taxPercent(), line.amount(), line.tax()), (sum, _) -> sum.plus(line));
            }
        }
        return List.copyOf(sums.values());
    }

    /** Days since it was due with something owed; 0 if none. */
    public long daysLate(LocalDate today) {
        return balance.isPositive() && today.isAfter(dueOn) ? dueOn.until(today, java.time.temporal.ChronoUnit.DAYS) : 0;
    }

    public String href() {
        return "/bills/" + id;
    }
}
