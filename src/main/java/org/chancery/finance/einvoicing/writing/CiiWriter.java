package org.chancery.finance.einvoicing.writing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;
import org.chancery.finance.einvoicing.writing.EInvoice.Category;
import org.chancery.finance.einvoicing.writing.EInvoice.Line;
import org.chancery.finance.einvoicing.writing.EInvoice.Party;
import org.chancery.finance.einvoicing.writing.EInvoice.TaxSum;

/** UN/CEFACT Cross Industry Invoice D16B, in the order of its schema. */
public final class CiiWriter {

    private static final Map<String, String> NAMESPACES = new TreeMap<>(Map.of(
            "rsm", "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100",
            "ram", "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100",
            "udt", "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100"));

    private final EInvoice invoice;
    private final Xml xml;

    private CiiWriter(EInvoice invoice, Xml xml) {
        this.invoice = invoice;
        this.xml = xml;
    }

    public static byte[] write(EInvoice invoice) {
        return Xml.document("rsm:CrossIndustryInvoice", NAMESPACES, xml -> new CiiWriter(invoice, xml)::document);
    }

    private void document() throws XMLStreamException {
        xml.within("rsm:ExchangedDocumentContext", () -> {
            xml.within("ram:BusinessProcessSpecifiedDocumentContextParameter", () -> xml.text("ram:ID", EInvoice.PROCESS));
            xml.within("ram:GuidelineSpecifiedDocumentContextParameter", () -> xml.text("ram:ID", invoice.guideline()));
        });
        xml.within("rsm:ExchangedDocument", () -> {
            xml.text("ram:ID", invoice.number());
            xml.text("ram:TypeCode", "380");
            day("ram:IssueDateTime", invoice.date());
            if (!invoice.note().isBlank()) {
                xml.within("ram:IncludedNote", () -> xml.text("ram:Content", invoice.note()));
            }
        });
        xml.within("rsm:SupplyChainTradeTransaction", () -> {
            for (Line line : invoice.lines()) {
                xml.within("ram:IncludedSupplyChainTradeLineItem", () -> line(line));
            }
            xml.within("ram:ApplicableHeaderTradeAgreement", this::agreement);
            xml.within("ram:ApplicableHeaderTradeDelivery", () -> { });
            xml.within("ram:ApplicableHeaderTradeSettlement", this::settlement);
        });
    }

    private void day(String name, LocalDate day) throws XMLStreamException {
        xml.within(name, () -> xml.text("udt:DateTimeString", day.format(DateTimeFormatter.BASIC_ISO_DATE), "format", "102"));
    }

    private void period(LocalDate from, LocalDate to) throws XMLStreamException {
        xml.within("ram:BillingSpecifiedPeriod", () -> {
            day("ram:StartDateTime", from);
            day("ram:EndDateTime", to);
        });
    }

    private void line(Line line) throws XMLStreamException {
        xml.within("ram:AssociatedDocumentLineDocument", () -> xml.text("ram:LineID", Integer.toString(line.position())));
        xml.within("ram:SpecifiedTradeProduct", () -> {
            xml.text("ram:Name", line.name());
            xml.text("ram:Description", line.description());
        });
        xml.within("ram:SpecifiedLineTradeAgreement", () -> xml.within("ram:NetPriceProductTradePrice", () -> {
            xml.number("ram:ChargeAmount", line.price());
            xml.number("ram:BasisQuantity", line.base(), "unitCode", line.unit());
        }));
        xml.within("ram:SpecifiedLineTradeDelivery", () -> xml.number("ram:BilledQuantity", line.quantity(), "unitCode", line.unit()));
        xml.within("ram:SpecifiedLineTradeSettlement", () -> {
            xml.within("ram:ApplicableTradeTax", () -> {
                xml.text("ram:TypeCode", "VAT");
                category(line.category());
            });
            period(line.date(), line.date());
            if (line.allowance().signum() != 0) {
                xml.within("ram:SpecifiedTradeAllowanceCharge", () -> allowance(line.allowance()));
            }
            xml.within("ram:SpecifiedTradeSettlementLineMonetarySummation", () -> xml.number("ram:LineTotalAmount", line.net()));
        });
    }

    private void category(Category category) throws XMLStreamException {
        xml.text("ram:CategoryCode", category.code());
        BigDecimal percent = category.percent();
        if (percent != null) {
            xml.number("ram:RateApplicablePercent", percent);
        }
    }

    private void allowance(BigDecimal amount) throws XMLStreamException {
        xml.within("ram:ChargeIndicator", () -> xml.text("udt:Indicator", "false"));
        xml.number("ram:ActualAmount", amount);
        xml.text("ram:Reason", "Discount");
    }

    private void agreement() throws XMLStreamException {
        xml.text("ram:BuyerReference", invoice.buyerReference());
        xml.within("ram:SellerTradeParty", () -> party(invoice.seller(), !invoice.contact().none()));
        xml.within("ram:BuyerTradeParty", () -> party(invoice.buyer(), false));
    }

    private void party(Party party, boolean contact) throws XMLStreamException {
        xml.text("ram:Name", party.name());
        if (!party.registration().isEmpty()) {
            xml.within("ram:SpecifiedLegalOrganization", () -> xml.text("ram:ID", party.registration()));
        }
        if (contact) {
            xml.within("ram:DefinedTradeContact", this::contact);
        }
        xml.within("ram:PostalTradeAddress", () -> {
            xml.text("ram:PostcodeCode", party.postcode());
            xml.text("ram:LineOne", party.street(1));
            xml.text("ram:LineTwo", party.street(2));
            xml.text("ram:LineThree", party.street(3));
            xml.text("ram:CityName", party.city());
            xml.text("ram:CountryID", party.country());
            xml.text("ram:CountrySubDivisionName", party.region());
        });
        if (!party.endpoint().id().isEmpty()) {
            xml.within("ram:URIUniversalCommunication", () -> xml.text("ram:URIID", party.endpoint().id(), "schemeID", party.endpoint().scheme()));
        }
        registration(party.vatId(), "VA");
        registration(party.taxNumber(), "FC");
    }

    private void contact() throws XMLStreamException {
        xml.text("ram:PersonName", invoice.contact().name());
        if (!invoice.contact().phone().isEmpty()) {
            xml.within("ram:TelephoneUniversalCommunication", () -> xml.text("ram:CompleteNumber", invoice.contact().phone()));
        }
        if (!invoice.contact().email().isEmpty()) {
            xml.within("ram:EmailURIUniversalCommunication", () -> xml.text("ram:URIID", invoice.contact().email()));
        }
    }

    private void registration(String number, String scheme) throws XMLStreamException {
        if (!number.isEmpty()) {
            xml.within("ram:SpecifiedTaxRegistration", () -> xml.text("ram:ID", number, "schemeID", scheme));
        }
    }

    private void settlement() throws XMLStreamException {
        xml.text("ram:PaymentReference", invoice.number());
        xml.text("ram:InvoiceCurrencyCode", invoice.currency());
        xml.within("ram:SpecifiedTradeSettlementPaymentMeans", () -> {
            xml.text("ram:TypeCode", invoice.paymentMeans());
            xml.within("ram:PayeePartyCreditorFinancialAccount", () -> {
                xml.text("ram:IBANID", invoice.account().iban());
                xml.text("ram:AccountName", invoice.account().holder());
            });
            if (!invoice.account().bic().isEmpty()) {
                xml.within("ram:PayeeSpecifiedCreditorFinancialInstitution", () -> xml.text("ram:BICID", invoice.account().bic()));
            }
        });
        for (TaxSum tax : invoice.taxes()) {
            xml.within("ram:ApplicableTradeTax", () -> tax(tax));
        }
        period(invoice.from(), invoice.to());
        xml.within("ram:SpecifiedTradePaymentTerms", () -> day("ram:DueDateDateTime", invoice.due()));
        xml.within("ram:SpecifiedTradeSettlementHeaderMonetarySummation", () -> {
            xml.number("ram:LineTotalAmount", invoice.net());
            xml.number("ram:TaxBasisTotalAmount", invoice.net());
            xml.number("ram:TaxTotalAmount", invoice.tax(), "currencyID", invoice.currency());
            xml.number("ram:GrandTotalAmount", invoice.total());
            xml.number("ram:DuePayableAmount", invoice.total());
        });
    }

    private void tax(TaxSum tax) throws XMLStreamException {
        xml.number("ram:CalculatedAmount", tax.tax());
        xml.text("ram:TypeCode", "VAT");
        xml.text("ram:ExemptionReason", tax.category().reason());
        xml.number("ram:BasisAmount", tax.basis());
        category(tax.category());
    }
}
