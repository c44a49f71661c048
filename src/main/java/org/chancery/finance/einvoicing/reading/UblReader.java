package org.chancery.finance.einvoicing.reading;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.chancery.finance.einvoicing.reading.ReadInvoice.Line;
import org.chancery.finance.einvoicing.reading.ReadInvoice.Party;
import org.chancery.finance.einvoicing.reading.ReadInvoice.Tax;
import org.chancery.finance.einvoicing.reading.ReadInvoice.Totals;
import org.jspecify.annotations.Nullable;

/** An invoice or credit note in OASIS UBL 2.1. */
final class UblReader {

    private UblReader() {}

    static ReadInvoice read(Node root, Syntax syntax) throws UnreadableException {
        LocalDate issued = root.date("IssueDate");
        if (issued == null || root.text("ID").isEmpty()) {
            throw new UnreadableException("einvoice-incomplete", "The invoice has no %s.".formatted(issued == null ? "date" : "number"));
        }
        String currency = root.text("DocumentCurrencyCode");
        return new ReadInvoice(syntax, root.text("ID"), issued, root.date("DueDate", "PaymentMeans/PaymentDueDate"), root.text("InvoiceTypeCode", "CreditNoteTypeCode"), currency,
                root.text("CustomizationID"), root.text("BuyerReference"), party(root.first("AccountingSupplierParty/Party")), party(root.first("AccountingCustomerParty/Party")),
                root.text("PaymentMeans/PayeeFinancialAccount/ID"), lines(root), taxes(root, currency), totals(root, currency));
    }

    private static String street(Node party) {
        return party.texts("PostalAddress/StreetName", "PostalAddress/AdditionalStreetName", "PostalAddress/AddressLine/Line").collect(Collectors.joining(", "));
    }

    private static Party party(@Nullable Node party) {
        if (party == null) {
            return new Party("", "", "", "", "", "");
        }
        String vat = party.all("PartyTaxScheme").stream().filter(scheme -> scheme.text("TaxScheme/ID").equals("VAT")).map(scheme -> scheme.text("CompanyID")).findFirst().orElse("");
        return new Party(party.text("PartyLegalEntity/RegistrationName", "PartyName/Name"), vat, street(party), party.text("PostalAddress/CityName"),
                party.text("PostalAddress/PostalZone"), party.text("PostalAddress/Country/IdentificationCode"));
    }

    private static List<Line> lines(Node root) throws UnreadableException {
        List<Line> lines = new ArrayList<>();
        for (Node line : root.children()) {
            if (line.name().equals("InvoiceLine") || line.name().equals("CreditNoteLine")) {
                lines.add(line(line));
            }
        }
        return lines;
    }

    private static Line line(Node line) throws UnreadableException {
        String quantity = line.first("CreditedQuantity") == null ? "InvoicedQuantity" : "CreditedQuantity";
        Node counted = line.first(quantity);
        return new Line(line.text("ID"), line.text("Item/Name"), line.amount(quantity), counted == null ? "" : counted.attribute("unitCode"), line.amount("Price/PriceAmount"),
                line.amount("Price/BaseQuantity"), adjustments(line), line.amount("LineExtensionAmount"), line.text("Item/ClassifiedTaxCategory/ID"),
                line.amount("Item/ClassifiedTaxCategory/Percent"));
    }

    private static BigDecimal adjustments(Node line) throws UnreadableException {
        BigDecimal sum = BigDecimal.ZERO;
        for (Node each : line.all("AllowanceCharge")) {
            BigDecimal amount = Objects.requireNonNullElse(each.amount("Amount"), BigDecimal.ZERO);
            sum = each.text("ChargeIndicator").equals("true") ? sum.add(amount) : sum.subtract(amount);
        }
        return sum;
    }

    private static List<Tax> taxes(Node root, String currency) throws UnreadableException {
        List<Tax> taxes = new ArrayList<>();
        Node total = taxTotal(root, currency);
        for (Node each : total == null ? List.<Node>of() : total.all("TaxSubtotal")) {
            taxes.add(new Tax(each.text("TaxCategory/ID"), each.amount("TaxCategory/Percent"), each.amount("TaxableAmount"), each.amount("TaxAmount")));
        }
        return taxes;
    }

    /** The tax in the currency of the invoice: a second one may state it in that of the books. */
    private static @Nullable Node taxTotal(Node root, String currency) {
        List<Node> all = root.all("TaxTotal");
        return all.stream().filter(each -> each.all("TaxAmount").stream().anyMatch(amount -> amount.attribute("currencyID").equals(currency))).findFirst()
                .orElse(all.isEmpty() ? null : all.getFirst());
    }

    private static Totals totals(Node root, String currency) throws UnreadableException {
        Node sums = root.first("LegalMonetaryTotal");
        if (sums == null) {
            throw new UnreadableException("einvoice-incomplete", "The invoice has no totals.");
        }
        Node tax = taxTotal(root, currency);
        return new Totals(sums.amount("LineExtensionAmount"), sums.amount("AllowanceTotalAmount"), sums.amount("ChargeTotalAmount"), sums.amount("TaxExclusiveAmount"),
                tax == null ? null : tax.amount("TaxAmount"), sums.amount("TaxInclusiveAmount"), sums.amount("PrepaidAmount"), sums.amount("PayableRoundingAmount"),
                root.text("CustomizationID").contains("extension") ? root.sum("PrepaidPayment/PaidAmount") : null, sums.amount("PayableAmount"));
    }
}
