package org.chancery.finance.einvoicing.reading;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An electronic invoice as its file states it; a text that is missing is empty, a sum that is missing null.
 *
 * @param id             the sender's number (BT-1)
 * @param date           of issue (BT-2)
 * @param type           code of UNTDID 1001 (BT-3): 380 an invoice, 381 a credit note
 * @param currency       ISO 4217 (BT-5)
 * @param customization  the rule set that it says it follows (BT-24)
 * @param buyerReference such as a Leitweg-ID (BT-10)
 * @param iban           where to pay (BT-84)
 */
public record ReadInvoice(Syntax syntax, String id, LocalDate date, @Nullable LocalDate due, String type, String currency, String customization, String buyerReference,
        Party seller, Party buyer, String iban, List<Line> lines, List<Tax> taxes, Totals totals) {

    /** A sender or receiver; its VAT number is BT-31 or BT-48. */
    public record Party(String name, String vatId, String street, String city, String postcode, String country) {}

    /**
     * A line of the invoice (BG-25).
     *
     * @param adjustments charges less allowances of the line
     * @param total       before tax (BT-131)
     * @param category    of the tax, by UNTDID 5305
     */
    public record Line(String id, String name, @Nullable BigDecimal quantity, String unit, @Nullable BigDecimal price, @Nullable BigDecimal baseQuantity,
            BigDecimal adjustments, @Nullable BigDecimal total, String category, @Nullable BigDecimal percent) {}

    /** What one rate of tax is taken of, and what it comes to (BG-23). */
    public record Tax(String category, @Nullable BigDecimal percent, @Nullable BigDecimal basis, @Nullable BigDecimal amount) {}

    /**
     * The sums of the document (BG-22).
     *
     * @param lines      of the lines (BT-106)
     * @param allowances off the document (BT-107); charges on it (BT-108)
     * @param basis      before tax (BT-109)
     * @param grand      with tax (BT-112)
     * @param prepaid    already paid (BT-113)
     * @param others     paid to third parties and due with it (extension of XRechnung)
     * @param payable    still to pay (BT-115)
     */
    public record Totals(@Nullable BigDecimal lines, @Nullable BigDecimal allowances, @Nullable BigDecimal charges, @Nullable BigDecimal basis, @Nullable BigDecimal tax,
            @Nullable BigDecimal grand, @Nullable BigDecimal prepaid, @Nullable BigDecimal rounding, @Nullable BigDecimal others, @Nullable BigDecimal payable) {}

    public ReadInvoice {
        lines = List.copyOf(lines);
        taxes = List.copyOf(taxes);
    }
}
