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

/** An invoice in UN/CEFACT CII, of 2016 (EN 16931, ZUGFeRD 2, Factur-X) and of 2013 (ZUGFeRD 1), which calls the same things by longer names. */
final class CiiReader {

    /** What the two generations call the parts of an invoice. */
    private record Words(String context, String document, String transaction, String agreement, String settlement, String sums, String lineAgreement, String lineDelivery,
            String lineSettlement, String lineSums, String percent) {}

    private static final Words CII = new Words("ExchangedDocumentContext", "ExchangedDocument", "SupplyChainTradeTransaction", "ApplicableHeaderTradeAgreement",
            "ApplicableHeaderTradeSettlement", "SpecifiedTradeSettlementHeaderMonetarySummation", "SpecifiedLineTradeAgreement", "SpecifiedLineTradeDelivery",
            "SpecifiedLineTradeSettlement", "SpecifiedTradeSettlementLineMonetarySummation", "RateApplicablePercent");
    private static final Words ZUGFERD_1 = new Words("SpecifiedExchangedDocumentContext", "HeaderExchangedDocument", "SpecifiedSupplyChainTradeTransaction",
            "ApplicableSupplyChainTradeAgreement", "ApplicableSupplyChainTradeSettlement", "SpecifiedTradeSettlementMonetarySummation", "SpecifiedSupplyChainTradeAgreement",
            "SpecifiedSupplyChainTradeDelivery", "SpecifiedSupplyChainTradeSettlement", "SpecifiedTradeSettlementMonetarySummation", "ApplicablePercent");

    private final Node root;
    private final Syntax syntax;
    private final Words words;

    private CiiReader(Node root, Syntax syntax) {
        this.root = root;
        this.syntax = syntax;
        this.words = syntax == Syntax.ZUGFERD_1 ? ZUGFERD_1 : CII;
    }

    static ReadInvoice read(Node root, Syntax syntax) throws UnreadableException {
        return new CiiReader(root, syntax).invoice();
    }

    private ReadInvoice invoice() throws UnreadableException {
        Node document = part(root, words.document());
        Node transaction = part(root, words.transaction());
        Node agreement = part(transaction, words.agreement());
        Node settlement = part(transaction, words.settlement());
        LocalDate issued = document.date("IssueDateTime/DateTimeString");
        if (issued == null || document.text("ID").isEmpty()) {
            throw new UnreadableException("einvoice-incomplete", "The invoice has no %s.".formatted(issued == null ? "date" : "number"));
        }
        String currency = settlement.text("InvoiceCurrencyCode");
        return new ReadInvoice(syntax, document.text("ID"), issued, settlement.date("SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString"), document.text("TypeCode"), currency,
                root.text(words.context() + "/GuidelineSpecifiedDocumentContextParameter/ID"), agreement.text("BuyerReference"), party(agreement.first("SellerTradeParty")),
                party(agreement.first("BuyerTradeParty")), settlement.text("SpecifiedTradeSettlementPaymentMeans/PayeePartyCreditorFinancialAccount/IBANID"), lines(transaction),
                taxes(settlement), totals(settlement, currency));
    }

    private static Node part(Node parent, String name) throws UnreadableException {
        Node found = parent.first(name);
        if (found == null) {
            throw new UnreadableException("einvoice-incomplete", "The invoice has no part %s.".formatted(name));
        }
        return found;
    }

    private static String street(Node party) {
        return party.texts("PostalTradeAddress/LineOne", "PostalTradeAddress/LineTwo", "PostalTradeAddress/LineThree").collect(Collectors.joining(", "));
    }

    private static Party party(@Nullable Node party) {
        if (party == null) {
            return new Party("", "", "", "", "", "");
        }
        String vat = party.all("SpecifiedTaxRegistration/ID").stream().filter(id -> id.attribute("schemeID").equals("VA")).map(Node::own).findFirst().orElse("");
        return new Party(party.text("Name"), vat, street(party), party.text("PostalTradeAddress/CityName"), party.text("PostalTradeAddress/PostcodeCode"),
                party.text("PostalTradeAddress/CountryID"));
    }

    private List<Line> lines(Node transaction) throws UnreadableException {
        List<Line> lines = new ArrayList<>();
        for (Node line : transaction.all("IncludedSupplyChainTradeLineItem")) {
            lines.add(line(line));
        }
        return lines;
    }

    private Line line(Node line) throws UnreadableException {
        Node counted = line.first(words.lineDelivery() + "/BilledQuantity");
        String price = words.lineAgreement() + "/NetPriceProductTradePrice/";
        String tax = words.lineSettlement() + "/ApplicableTradeTax/";
        return new Line(line.text("AssociatedDocumentLineDocument/LineID"), line.text("SpecifiedTradeProduct/Name"), line.amount(words.lineDelivery() + "/BilledQuantity"),
                counted == null ? "" : counted.attribute("unitCode"), line.amount(price + "ChargeAmount"), line.amount(price + "BasisQuantity"), adjustments(line),
                line.amount(words.lineSettlement() + "/" + words.lineSums() + "/LineTotalAmount"), line.text(tax + "CategoryCode"), line.amount(tax + words.percent()));
    }

    private BigDecimal adjustments(Node line) throws UnreadableException {
        BigDecimal sum = BigDecimal.ZERO;
        for (Node each : line.all(words.lineSettlement() + "/SpecifiedTradeAllowanceCharge")) {
            BigDecimal amount = Objects.requireNonNullElse(each.amount("ActualAmount"), BigDecimal.ZERO);
            sum = each.text("ChargeIndicator/Indicator").equals("true") ? sum.add(amount) : sum.subtract(amount);
        }
        return sum;
    }

    private List<Tax> taxes(Node settlement) throws UnreadableException {
        List<Tax> taxes = new ArrayList<>();
        for (Node each : settlement.all("ApplicableTradeTax")) {
            taxes.add(new Tax(each.text("CategoryCode"), each.amount(words.percent()), each.amount("BasisAmount"), each.amount("CalculatedAmount")));
        }
        return taxes;
    }

    private Totals totals(Node settlement, String currency) throws UnreadableException {
        Node sums = part(settlement, words.sums());
        return new Totals(sums.amount("LineTotalAmount"), sums.amount("AllowanceTotalAmount"), sums.amount("ChargeTotalAmount"), sums.amount("TaxBasisTotalAmount"),
                tax(sums, currency), sums.amount("GrandTotalAmount"), sums.amount("TotalPrepaidAmount"), sums.amount("RoundingAmount"), null, sums.amount("DuePayableAmount"));
    }

    /** The tax in the currency of the invoice: a second one may state it in that of the books. */
    private static @Nullable BigDecimal tax(Node sums, String currency) throws UnreadableException {
        List<Node> all = sums.all("TaxTotalAmount");
        Node own = all.stream().filter(each -> each.attribute("currencyID").equals(currency)).findFirst().orElse(all.isEmpty() ? null : all.getFirst());
        return own == null ? null : own.ownAmount();
    }
}
