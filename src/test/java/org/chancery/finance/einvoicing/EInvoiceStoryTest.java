package org.chancery.finance.einvoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.testing.TestBilling.usd;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.chancery.finance.billing.BillingTerms;
import org.chancery.finance.billing.BillingTerms.Terms;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.finance.billing.Invoices;
import org.chancery.finance.billing.TaxCodes;
import org.chancery.finance.billing.TaxCodes.NewTaxCode;
import org.chancery.finance.einvoicing.reading.Finding;
import org.chancery.finance.einvoicing.reading.ReadInvoice;
import org.chancery.finance.einvoicing.reading.Reading;
import org.chancery.practice.contacts.Address;
import org.chancery.practice.contacts.ContactDetails;
import org.chancery.practice.contacts.ContactView;
import org.chancery.practice.contacts.Contacts;
import org.chancery.practice.matters.RaiseWall;
import org.chancery.practice.matters.WallNames;
import org.chancery.practice.matters.Walls;
import org.chancery.practice.timekeeping.ExpenseKind;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestBilling;
import org.chancery.testing.TestBilling.BillingFirm;
import org.chancery.testing.TestFirms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ChancerySpringTest
class EInvoiceStoryTest {

    private static final EndpointAddress NOWHERE = new EndpointAddress("", "");
    private static final Untaxed EXEMPT = new Untaxed("E", "Disbursements without tax, § 10 (1) UStG");
    private static final FirmProfile FIRM = new FirmProfile("Harcourt & Lane LLP", "Hafenstraße 12", "Hamburg", "20457", "DE", "DE 123 456 789", "22/815/08154", "PR 417",
            "DE89 3704 0044 0532 0130 00", "COBADEFFXXX", new EndpointAddress("EM", "rechnung@harcourtlane.example"), "Rosa Patel", "+49 40 5550174",
            "office@harcourtlane.example", EXEMPT);
    private static final ClientProfile CLIENT = new ClientProfile(EInvoiceFormat.FACTUR_X, "04011000-12345-03", "DE987654321", new EndpointAddress("0204", "04011000-12345-03"), new Untaxed("", ""));

    @Autowired TestFirms firms;
    @Autowired TestBilling billing;
    @Autowired TaxCodes taxes;
    @Autowired BillingTerms terms;
    @Autowired Contacts contacts;
    @Autowired Invoices invoices;
    @Autowired EInvoiceProfiles profiles;
    @Autowired EInvoices einvoices;
    @Autowired Walls walls;

    BillingFirm office;

    @BeforeEach
    void open() {
        office = billing.in(firms.found());
        office.firm.asAdministrator(() -> {
            taxes.add(new NewTaxCode("vat", "Umsatzsteuer", new BigDecimal("19"), LocalDate.of(2020, 1, 1), null)).orThrow();
            terms.set(null, new Terms(14, "VAT", null, "")).orThrow();
            ContactView maria = contacts.find(office.client).orElseThrow();
            return contacts.change(maria.id(), maria.version(), maria.details().with(new Address("", "Große Elbstraße 1\nHinterhaus\n3. Stock", "Hamburg", "", "22767", "DE"))).orThrow();
        });
    }

    /** Hours, minutes that are no whole tenth, a courtesy, a cost without tax, and characters that XML wants said otherwise. */
    private InvoiceView bill() {
        office.expense(office.matter, ExpenseKind.SOFT, "33.00", "Copies <of> the file & \"annexes\"");
        office.time(office.matter, 20, "Call with Ms Ortiz \u0001 about Łódź. " + "Further words on it. ".repeat(20));
        office.time(office.matter, 7, "Short letter");
        return office.issued(office.matter, 60);
    }

    private void profiled() {
        office.firm.asAdministrator(() -> {
            profiles.setFirm(FIRM).orThrow();
            return profiles.set(office.client, CLIENT).orThrow();
        });
    }

    private byte[] made(InvoiceView bill, EInvoiceFormat format) {
        office.firm.asAdministrator(() -> einvoices.make(bill.id(), format).orThrow());
        return office.firm.asAdministrator(() -> einvoices.content(bill.id(), format).orElseThrow());
    }

    @Test
    void whatIsWrittenIsReadWithTheSumsOfTheBillAndTheOfficialRulesFindNothingWrong() throws Exception {
        InvoiceView bill = bill();
        profiled();
        var softly = new SoftAssertions();
        try (var judge = new Judge()) {
            for (EInvoiceFormat format : EInvoiceFormat.values()) {
                byte[] file = made(bill, format);
                softly.assertThat(judge.errors(file, format.ending())).as(format.title()).isEmpty();
                Reading.Read read = office.firm.asAdministrator(() -> einvoices.read(file)).orThrow();
                softly.assertThat(read.findings().stream().filter(Finding::fault).toList()).as(format.title()).isEmpty();
                softly.assertThat(sums(read.invoice())).as(format.title()).isEqualTo(sums(bill));
                softly.assertThat(read.invoice().buyer().street()).as(format.title()).isEqualTo("Große Elbstraße 1, Hinterhaus, 3. Stock");
            }
        }
        softly.assertAll();
    }

    private static List<Object> sums(ReadInvoice it) {
        return List.of(it.id(), it.date(), String.valueOf(it.due()), it.currency(), it.lines().size(), plain(it.totals().basis()), plain(it.totals().tax()), plain(it.totals().grand()),
                plain(it.totals().payable()), it.buyer().name(), it.buyerReference(), it.iban());
    }

    private static List<Object> sums(InvoiceView it) {
        return List.of(it.number(), it.issuedOn(), it.dueOn().toString(), it.currency().getCode(), it.lines().size(), plain(it.total().minus(it.tax()).getAmount()),
                plain(it.tax().getAmount()), plain(it.total().getAmount()), plain(it.total().getAmount()), "Maria Ortiz", "04011000-12345-03", "DE89370400440532013000");
    }

    private static String plain(BigDecimal amount) {
        return amount.toPlainString();
    }

    @Test
    void whatWasMadeStaysTheSameBytesWhateverChangesAfterwards() {
        InvoiceView bill = bill();
        profiled();
        byte[] first = made(bill, EInvoiceFormat.FACTUR_X);
        office.firm.asAdministrator(() -> profiles.setFirm(new FirmProfile("Lane LLP", "", "Berlin", "10115", "DE", "DE123456789", "", "", FIRM.iban(), "", NOWHERE, "", "", "", EXEMPT)).orThrow());
        assertThat(made(bill, EInvoiceFormat.FACTUR_X)).isEqualTo(first);
        assertThat(office.firm.asAdministrator(() -> einvoices.of(bill.id()))).singleElement().satisfies(it -> assertThat(it.name()).startsWith("e-invoice-").endsWith(".pdf"));
        office.firm.asAdministrator(() -> invoices.voidBill(bill.id(), null, "wrong matter").orThrow());
        assertThat(office.firm.asAdministrator(() -> einvoices.make(bill.id(), EInvoiceFormat.FACTUR_X)).refusals()).extracting(Refusal::code).containsExactly("bill-void");
        assertThat(office.firm.asAdministrator(() -> einvoices.content(bill.id(), EInvoiceFormat.FACTUR_X))).contains(first);
    }

    @Test
    void whatIsMissingIsAskedForAtItsFieldAndNothingIsMadeUp() {
        InvoiceView bill = bill();
        assertThat(refused(bill, null)).containsExactly("format");
        assertThat(refused(bill, EInvoiceFormat.FACTUR_X)).containsExactly("firm.name");
        office.firm.asAdministrator(() -> profiles.setFirm(new FirmProfile("Harcourt & Lane LLP", "", "", "", "DE", "", "", "", "", "", NOWHERE, "", "", "", new Untaxed("", ""))).orThrow());
        assertThat(refused(bill, EInvoiceFormat.FACTUR_X)).containsExactlyInAnyOrder("firm.iban", "firm.vatId", "client.untaxedCategory");
        assertThat(refused(bill, EInvoiceFormat.XRECHNUNG_UBL)).contains("client.buyerReference", "client.endpoint", "firm.endpoint", "firm.contactName", "firm.contactPhone",
                "firm.contactEmail", "firm.city", "firm.postcode");
        office.firm.asAdministrator(() -> {
            ContactView maria = contacts.find(office.client).orElseThrow();
            return contacts.change(maria.id(), maria.version(), ContactDetails.of(maria.details().name())).orThrow();
        });
        assertThat(refused(bill, EInvoiceFormat.FACTUR_X)).contains("client.address");
        office.firm.asAdministrator(() -> invoices.voidBill(bill.id(), null, "wrong matter").orThrow());
        assertThat(office.firm.asAdministrator(() -> einvoices.make(bill.id(), EInvoiceFormat.FACTUR_X)).refusals()).extracting(Refusal::code).containsExactly("bill-void");
    }

    private List<String> refused(InvoiceView bill, EInvoiceFormat format) {
        return office.firm.asAdministrator(() -> einvoices.make(bill.id(), format)).refusals().stream().map(Refusal::field).toList();
    }

    @Test
    void whatCannotBeIsRefusedAtItsField() {
        var wrong = new FirmProfile("", "", "", "", "XX", "123", "", "", "DE89370400440532013001", "ABC", new EndpointAddress("EM", "nowhere"), "", "", "x", new Untaxed("E", ""));
        Outcome<FirmProfile> outcome = office.firm.asAdministrator(() -> profiles.setFirm(wrong));
        assertThat(outcome.refusals()).extracting(Refusal::field).containsExactlyInAnyOrder("name", "country", "vatId", "iban", "bic", "contactEmail", "endpoint", "untaxedReason");
        assertThat(office.firm.asAdministrator(() -> profiles.set(office.client, new ClientProfile(EInvoiceFormat.FACTUR_X, "x".repeat(101), "DE1", new EndpointAddress("", "x"), new Untaxed("Q", "x")))).refusals())
                .extracting(Refusal::field).containsExactlyInAnyOrder("buyerReference", "vatId", "endpointScheme", "untaxedCategory");
    }

    @Test
    void whoIsKeptOutByAWallFindsNeitherTheFileNorWhatTheClientWants() {
        InvoiceView bill = bill();
        profiled();
        made(bill, EInvoiceFormat.XRECHNUNG_UBL);
        var kept = office.firm.person("Nadia Okafor", "Administrator");
        assertThat(office.firm.as(kept, () -> einvoices.content(bill.id(), EInvoiceFormat.XRECHNUNG_UBL))).isPresent();
        office.firm.asAdministrator(() -> walls.raise(RaiseWall.against(office.client, "Advised the other side", WallNames.of(List.of(kept)))).orThrow());
        assertThat(office.firm.as(kept, () -> einvoices.content(bill.id(), EInvoiceFormat.XRECHNUNG_UBL))).isEmpty();
        assertThat(office.firm.as(kept, () -> einvoices.of(bill.id()))).isEmpty();
        assertThat(office.firm.as(kept, () -> profiles.of(office.client))).isEmpty();
        assertThat(office.firm.as(kept, () -> einvoices.make(bill.id(), null)).refusals()).extracting(Refusal::code).containsExactly("not-found");
    }
}
