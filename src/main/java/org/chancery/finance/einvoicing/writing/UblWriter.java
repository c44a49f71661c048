package org.chancery.finance.einvoicing.writing;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamException;
import org.chancery.finance.einvoicing.writing.EInvoice.Category;
import org.chancery.finance.einvoicing.writing.EInvoice.Contact;
import org.chancery.finance.einvoicing.writing.EInvoice.Line;
import org.chancery.finance.einvoicing.writing.EInvoice.Party;
import org.chancery.finance.einvoicing.writing.EInvoice.TaxSum;
import org.jspecify.annotations.Nullable;

/** An invoice of OASIS UBL 2.1, in the order of its schema. */
public final class UblWriter {

    private static final Map<String, String> NAMESPACES = new TreeMap<>(Map.of(
            "", "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2",
            "cac", "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
            "cbc", "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"));

    private final EInvoice invoice;
    private final Xml xml;

    private UblWriter(EInvoice invoice, Xml xml) {
        this.invoice = invoice;
        this.xml = xml;
    }

    public static byte[] write(EInvoice invoice) {
        return Xml.document("Invoice", NAMESPACES, xml -> new UblWriter(invoice, xml)::document);
    }

    private void document() throws XMLStreamException {
        xml.text("cbc:CustomizationID", invoice.guideline());
        xml.text("cbc:ProfileID", EInvoice.PROCESS);
        xml.text("cbc:ID", invoice.number());
        xml.text("cbc:IssueDate", invoice.date().toString());
        xml.text("cbc:DueDate", invoice.due().toString());
        xml.text("cbc:InvoiceTypeCode", "380");
        xml.text("cbc:Note", invoice.note());
        xml.text("cbc:DocumentCurrencyCode", invoice.currency());
        xml.text("cbc:BuyerReference", invoice.buyerReference());
        period(invoice.from().toString(), invoice.to().toString());
        xml.within("cac:AccountingSupplierParty", () -> party(invoice.seller(), invoice.contact()));
        xml.within("cac:AccountingCustomerParty", () -> party(invoice.buyer(), null));
        xml.within("cac:PaymentMeans", this::payment);
        xml.within("cac:TaxTotal", () -> {
            amount("cbc:TaxAmount", invoice.tax());
            for (TaxSum tax : invoice.taxes()) {
                xml.within("cac:TaxSubtotal", () -> tax(tax));
            }
        });
        xml.within("cac:LegalMonetaryTotal", () -> {
            amount("cbc:LineExtensionAmount", invoice.net());
            amount("cbc:TaxExclusiveAmount", invoice.net());
            amount("cbc:TaxInclusiveAmount", invoice.total());
            amount("cbc:PayableAmount", invoice.total());
        });
        for (Line line : invoice.lines()) {
            xml.within("cac:InvoiceLine", () -> line(line));
        }
    }

    private void amount(String name, BigDecimal amount) throws XMLStreamException {
        xml.number(name, amount, "currencyID", invoice.currency());
    }

    private void period(String from, String to) throws XMLStreamException {
        xml.within("cac:InvoicePeriod", () -> {
            xml.text("cbc:StartDate", from);
            xml.text("cbc:EndDate", to);
        });
    }

    private void party(Party party, @Nullable Contact contact) throws XMLStreamException {
        xml.within("cac:Party", () -> {
            if (!party.endpoint().id().isEmpty()) {
                xml.text("cbc:EndpointID", party.endpoint().id(), "schemeID", party.endpoint().scheme());
            }
            xml.within("cac:PostalAddress", () -> address(party));
            scheme(party.vatId(), "VAT");
            scheme(party.taxNumber(), "FC");
            xml.within("cac:PartyLegalEntity", () -> {
                xml.text("cbc:RegistrationName", party.name());
                xml.text("cbc:CompanyID", party.registration());
            });
            if (contact != null && !contact.none()) {
                xml.within("cac:Contact", () -> {
                    xml.text("cbc:Name", contact.name());
                    xml.text("cbc:Telephone", contact.phone());
                    xml.text("cbc:ElectronicMail", contact.email());
                });
            }
        });
    }

    private void address(Party party) throws XMLStreamException {
        xml.text("cbc:StreetName", party.street(1));
        xml.text("cbc:AdditionalStreetName", party.street(2));
        xml.text("cbc:CityName", party.city());
        xml.text("cbc:PostalZone", party.postcode());
        xml.text("cbc:CountrySubentity", party.region());
        if (!party.street(3).isEmpty()) {
            xml.within("cac:AddressLine", () -> xml.text("cbc:Line", party.street(3)));
        }
        xml.within("cac:Country", () -> xml.text("cbc:IdentificationCode", party.country()));
    }

    private void scheme(String number, String scheme) throws XMLStreamException {
        if (!number.isEmpty()) {
            xml.within("cac:PartyTaxScheme", () -> {
                xml.text("cbc:CompanyID", number);
                xml.within("cac:TaxScheme", () -> xml.text("cbc:ID", scheme));
            });
        }
    }

    private void payment() throws XMLStreamException {
        xml.text("cbc:PaymentMeansCode", invoice.paymentMeans());
        xml.text("cbc:PaymentID", invoice.number());
        xml.within("cac:PayeeFinancialAccount", () -> {
            xml.text("cbc:ID", invoice.account().iban());
            xml.text("cbc:Name", invoice.account().holder());
            if (!invoice.account().bic().isEmpty()) {
                xml.within("cac:FinancialInstitutionBranch", () -> xml.text("cbc:ID", invoice.account().bic()));
            }
        });
    }

    private void tax(TaxSum tax) throws XMLStreamException {
        amount("cbc:TaxableAmount", tax.basis());
        amount("cbc:TaxAmount", tax.tax());
        xml.within("cac:TaxCategory", () -> category(tax.category(), tax.category().reason()));
    }

    private void category(Category category, String reason) throws XMLStreamException {
        xml.text("cbc:ID", category.code());
        BigDecimal percent = category.percent();
        if (percent != null) {
            xml.number("cbc:Percent", percent);
        }
        xml.text("cbc:TaxExemptionReason", reason);
        xml.within("cac:TaxScheme", () -> xml.text("cbc:ID", "VAT"));
    }

    private void line(Line line) throws XMLStreamException {
        xml.text("cbc:ID", Integer.toString(line.position()));
        xml.number("cbc:InvoicedQuantity", line.quantity(), "unitCode", line.unit());
        amount("cbc:LineExtensionAmount", line.net());
        period(line.date().toString(), line.date().toString());
        if (line.allowance().signum() != 0) {
            xml.within("cac:AllowanceCharge", () -> {
                xml.text("cbc:ChargeIndicator", "false");
                xml.text("cbc:AllowanceChargeReason", "Discount");
                amount("cbc:Amount", line.allowance());
            });
        }
        xml.within("cac:Item", () -> {
            xml.text("cbc:Description", line.description());
            xml.text("cbc:Name", line.name());
            xml.within("cac:ClassifiedTaxCategory", () -> category(line.category(), ""));
        });
        xml.within("cac:Price", () -> {
            amount("cbc:PriceAmount", line.price());
            xml.number("cbc:BaseQuantity", line.base(), "unitCode", line.unit());
        });
    }
}
