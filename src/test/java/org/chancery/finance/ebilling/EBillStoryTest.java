package org.chancery.finance.ebilling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.testing.TestBilling.usd;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.chancery.finance.billing.BillingTerms;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.finance.billing.Invoices;
import org.chancery.finance.billing.LineKind;
import org.chancery.finance.billing.NewLine;
import org.chancery.finance.billing.TaxCodes;
import org.chancery.finance.ebilling.EBillProfile.Characters;
import org.chancery.finance.ebilling.EBillTimekeepers.Details;
import org.chancery.finance.ebilling.ledes.BillSum;
import org.chancery.finance.ebilling.ledes.CheckedFile;
import org.chancery.finance.ebilling.ledes.EBillFormat;
import org.chancery.finance.ebilling.ledes.EBillReader;
import org.chancery.finance.ebilling.ledes.KnownCodes;
import org.chancery.practice.matters.RaiseWall;
import org.chancery.practice.matters.WallNames;
import org.chancery.practice.matters.Walls;
import org.chancery.practice.timekeeping.CodeKind;
import org.chancery.practice.timekeeping.ExpenseKind;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestBilling;
import org.chancery.testing.TestBilling.BillingFirm;
import org.chancery.testing.TestFirms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From an issued bill to the file that the client's system takes: what is missing is asked for, what is sent stays. */
@ChancerySpringTest
class EBillStoryTest {

    @Autowired TestFirms firms;
    @Autowired TestBilling billing;
    @Autowired EBills ebills;
    @Autowired EBillProfiles profiles;
    @Autowired ClientCodes clientCodes;
    @Autowired EBillTimekeepers timekeepers;
    @Autowired Invoices invoices;
    @Autowired TaxCodes taxes;
    @Autowired BillingTerms terms;
    @Autowired Walls walls;

    BillingFirm office;

    @BeforeEach
    void open() {
        office = billing.in(firms.found());
    }

    private static EBillProfile profile(EBillFormat format, Characters characters) {
        return new EBillProfile(format, "94-1234567", "C-17", characters, true, 2000, 4, true, false, false, "{client}_{bill}_{date}");
    }

    private void set(EBillProfile profile) {
        office.firm.asAdministrator(() -> profiles.set(office.client, profile).orThrow());
    }

    private void benIsKnown() {
        office.firm.asAdministrator(() -> timekeepers.set(office.ben, new Details("BC", "Cho", "Ben", "ASSOC")).orThrow());
    }

    private EBillState state(InvoiceView bill) {
        return office.firm.asAdministrator(() -> ebills.of(bill.id())).orElseThrow();
    }

    private Outcome<EBillFile> make(InvoiceView bill) {
        return office.firm.asAdministrator(() -> ebills.make(bill.id()));
    }

    private byte[] content(EBillFile file) {
        return office.firm.asAdministrator(() -> ebills.content(file.id())).orElseThrow();
    }

    /** Every code that the bill's lines lack. */
    private void supply(InvoiceView bill) {
        List<EBills.Supplied> codes = state(bill).open().stream().map(line -> new EBills.Supplied(line.lineId(),
                line.fee() ? new LineCodes("l120", "A103", null) : new LineCodes(null, null, "E112"))).toList();
        office.firm.asAdministrator(() -> ebills.supply(bill.id(), codes).orThrow());
    }

    @Test
    void whatIsMissingIsAskedForAndTheFileIsMadeOfWhatWasIssued() {
        office.expense(office.matter, ExpenseKind.HARD, "120.00", "Filing fee – “urgent” | court");
        InvoiceView bill = office.issued(office.matter, 100);
        assertThat(make(bill).refusals()).extracting(Refusal::code).containsExactly("ebill-no-profile");

        set(profile(EBillFormat.LEDES_1998B, Characters.US_ASCII));
        assertThat(make(bill).refusals()).extracting(Refusal::code).containsExactlyInAnyOrder("ebill-timekeeper-unknown", "ebill-task-missing", "ebill-expense-missing");
        assertThat(state(bill).ready()).isFalse();

        benIsKnown();
        supply(bill);
        EBillFile file = make(bill).orThrow();
        assertThat(file.name()).isEqualTo("C-17_" + bill.number() + "_20261102.txt");
        String text = new String(content(file), StandardCharsets.US_ASCII);
        assertThat(text).contains("|L120||A103|BC|").contains("|Cho, Ben|ASSOC|").contains("Filing fee - \"urgent\" / court").contains("|94-1234567|");
        CheckedFile checked = EBillReader.of(KnownCodes.none()).read(content(file));
        assertThat(checked.isSound()).isTrue();
        assertThat(checked.bills()).singleElement().satisfies(sum -> {
            assertThat(sum.lines()).isEqualByComparingTo(bill.total().getAmount());
            assertThat(sum.agrees()).isTrue();
        });
        assertThat(office.bill(bill.id()).lines()).as("the bill stays as it was issued").isEqualTo(bill.lines());
    }

    @Test
    void whatWasSentStaysAndTheSameAgainIsTheSameFile() {
        InvoiceView bill = office.issued(office.matter, 60);
        set(EBillProfile.usual("94-1", "C1"));
        benIsKnown();
        EBillFile first = make(bill).orThrow();
        byte[] sent = content(first);
        assertThat(make(bill).orThrow()).isEqualTo(first);

        set(profile(EBillFormat.LEDES_XML_21, Characters.UTF_8));
        supply(bill);
        EBillFile second = make(bill).orThrow();
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(content(first)).isEqualTo(sent);
        assertThat(state(bill).files()).extracting(EBillFile::id).containsExactly(second.id(), first.id());
    }

    @Test
    void theFileSaysTheClientsCodesAndNothingElseDoes() {
        InvoiceView bill = office.issued(office.matter, 60);
        set(profile(EBillFormat.LEDES_1998B, Characters.US_ASCII));
        benIsKnown();
        supply(bill);
        assertThat(office.firm.asAdministrator(() -> clientCodes.set(office.client, List.of(new ClientCodes.ClientCode(CodeKind.TASK, "X9", "1")))).refusals()).extracting(Refusal::code).containsExactly("code-unknown");
        office.firm.asAdministrator(() -> clientCodes.set(office.client, List.of(new ClientCodes.ClientCode(CodeKind.TASK, "l120", "4711"))).orThrow());
        assertThat(new String(content(make(bill).orThrow()), StandardCharsets.US_ASCII)).contains("|4711||A103|BC|").doesNotContain("L120");
        assertThat(state(bill).findings()).isEmpty();
    }

    @Test
    void everyFormatSaysTheBillToTheCent() {
        office.time(office.matter, 7, "Call");
        office.time(office.matter, 50, "Research");
        office.expense(office.matter, ExpenseKind.SOFT, "33.33", "Copies");
        office.time(office.matter, 60, "Draft reply brief");
        var preBill = office.prepared(office.matter);
        office.firm.asAdministrator(() -> office.review().add(preBill.id(), new NewLine(LineKind.COURTESY, null, "Courtesy", usd("-10.01"), null, null, null)).orThrow());
        office.approve(preBill.id()).orThrow();
        InvoiceView bill = office.bill(office.issue(preBill.id()).orThrow().invoiceId());
        benIsKnown();
        for (EBillFormat format : EBillFormat.values()) {
            set(profile(format, Characters.UTF_8));
            if (format == EBillFormat.LEDES_98BI) {
                assertThat(make(bill).refusals()).extracting(Refusal::code, Refusal::field).contains(org.assertj.core.api.Assertions.tuple("ebill-task-missing", "LINE_ITEM_TASK_CODE"));
            }
        }
        supply(bill);
        for (EBillFormat format : List.of(EBillFormat.LEDES_1998B, EBillFormat.LEDES_XML_20, EBillFormat.LEDES_XML_21, EBillFormat.LEDES_XML_22)) {
            set(profile(format, Characters.UTF_8));
            CheckedFile checked = EBillReader.of(KnownCodes.none()).read(content(make(bill).orThrow()));
            assertThat(checked.format()).isEqualTo(format);
            assertThat(checked.errors()).isZero();
            assertThat(checked.bills()).extracting(BillSum::lines).usingElementComparator(BigDecimal::compareTo).containsExactly(bill.total().getAmount());
        }
    }

    @Test
    void aTaxedBillNeedsTheFormatThatCarriesTaxAndTheClientsTaxNumber() {
        office.firm.asAdministrator(() -> taxes.add(new TaxCodes.NewTaxCode("VAT", "Value added tax", new BigDecimal("20"), LocalDate.of(2020, 1, 1), null)).orThrow());
        office.firm.asAdministrator(() -> terms.set(null, new BillingTerms.Terms(14, "VAT", "VAT", "")).orThrow());
        InvoiceView bill = office.issued(office.matter, 50);
        benIsKnown();
        set(EBillProfile.usual("94-1", "C1"));
        assertThat(make(bill).refusals()).extracting(Refusal::code).containsExactly("ebill-tax");
        set(profile(EBillFormat.LEDES_98BI, Characters.US_ASCII));
        supply(bill);
        assertThat(make(bill).refusals()).extracting(Refusal::field).containsExactly("CLIENT_TAX_ID");
    }

    @Test
    void aCharacterThatTheClientDoesNotTakeIsRefusedWithItsPlace() {
        office.time(office.matter, 30, "Besprechung mit Müller");
        InvoiceView bill = office.issued(office.matter, 60);
        set(EBillProfile.usual("94-1", "C1"));
        benIsKnown();
        assertThat(make(bill).refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo("ebill-character");
            assertThat(refusal.message()).contains("“ü”").contains("ASCII").startsWith("line ");
        });
    }

    @Test
    void aCodeIsSuppliedOnlyWhereOneIsMissingAndOnlyIfItExists() {
        InvoiceView bill = office.issued(office.matter, 60);
        UUID line = bill.lines().getFirst().id().value();
        assertThat(office.firm.asAdministrator(() -> ebills.supply(bill.id(), List.of(new EBills.Supplied(line, new LineCodes("NOPE", null, null))))).refusals())
                .containsExactly(Refusal.at("lines[0].task", "code-unknown", "There is no such code."));
        assertThat(office.firm.asAdministrator(() -> ebills.supply(bill.id(), List.of(new EBills.Supplied(UUID.randomUUID(), LineCodes.NONE)))).refusals())
                .extracting(Refusal::code).containsExactly("line-unknown");
    }

    @Test
    void whoIsWalledOffFindsNeitherBillNorFile() {
        InvoiceView bill = office.issued(office.matter, 60);
        set(EBillProfile.usual("94-1", "C1"));
        benIsKnown();
        EBillFile file = make(bill).orThrow();
        UserId carl = office.firm.person("Carl Dunn", "Partner", "Bookkeeper");
        assertThat(office.firm.as(carl, () -> ebills.file(file.id()))).isPresent();
        office.firm.asAdministrator(() -> walls.raise(RaiseWall.against(office.client, "Lateral", WallNames.of(List.of(carl)))).orThrow());
        assertThat(office.firm.as(carl, () -> ebills.file(file.id()))).isEmpty();
        assertThat(office.firm.as(carl, () -> ebills.content(file.id()))).isEmpty();
        assertThat(office.firm.as(carl, () -> ebills.of(bill.id()))).isEmpty();
        assertThat(office.firm.as(carl, () -> profiles.of(office.client))).isEmpty();
        assertThat(office.firm.as(carl, () -> ebills.make(bill.id())).refusals()).extracting(Refusal::code).containsExactly("not-found");
    }

    @Test
    void aProfileIsRefusedAtItsFields() {
        var bad = new EBillProfile(EBillFormat.LEDES_1998B, "123456789012345678901", "C|1", Characters.US_ASCII, true, 10, 9, false, false, false, "../{bill}");
        assertThat(office.firm.asAdministrator(() -> profiles.set(office.client, bad)).refusals()).extracting(Refusal::field)
                .containsExactly("lawFirmCode", "clientCode", "descriptionLength", "unitDecimals", "fileName");
    }
}
