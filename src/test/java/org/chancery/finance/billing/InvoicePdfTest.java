package org.chancery.finance.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.chancery.finance.ledger.EntryId;
import org.chancery.platform.letterhead.Letterhead;
import org.chancery.platform.letterhead.Paper;
import org.chancery.platform.web.PdfDocuments;
import org.chancery.platform.web.TestPdf;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.Id;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Moneys;
import org.chancery.shared.UserId;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@NullUnmarked
class InvoicePdfTest {

    private static final Instant MADE = Instant.parse("2026-11-02T10:00:00Z");
    private static final UserId ANNA = UserId.next();
    private static final UserId BEN = UserId.next();

    private static final Letterhead LETTERHEAD = new Letterhead("580 Montgomery Street\nSan Francisco, CA 94111", "+1 415 555 0174", "office@harcourtlane.example", "",
            "EIN 00-0417418", "Attorneys admitted in California", "First State Bank, account 1182");

    private final PdfDocuments documents = TestPdf.documents();

    @Test
    void aBillSaysEverythingThatAClientNeeds() throws IOException {
        String text = text(keep("invoice", set(bill(List.of(
                time(ANNA, "Anna Lane", 42, "450.00", "Telephone conference with M. Ortiz regarding capacity evidence and the deposition of Dr. Weiss"),
                time(BEN, "Łukasz Żółć", 192, "280.00", "Review medical records 2019–2023; chronology of diagnoses"),
                line(LineKind.TIME, ANNA, "Anna Lane", 12, null, "Short call, not charged", "0.00", Charge.NO_CHARGE),
                line(LineKind.COURTESY, null, null, 0, null, "Courtesy for the long wait", "-50.00", Charge.CHARGED),
                line(LineKind.EXPENSE, null, null, 0, null, "Filing fee, Superior Court of California", "435.00", Charge.CHARGED)), List.of(paid("500.00")), null))));
        assertThat(text).contains("Harcourt & Lane LLP", "2026-1182", "2 Nov 2026", "2 Dec 2026", "Maria Ortiz", "12 Harbour Street", "26-00417", "Estate of Ortiz", "MO-77",
                "Łukasz Żółć", "no charge", "(50.00)", "435.00", "$1,596.00", "(500.00)", "$1,096.00", "$12,000.00", "REMITTANCE", "First State Bank", "Page 1 of",
                "580 Montgomery Street", "+1 415 555 0174", "office@harcourtlane.example", "EIN 00-0417418", "Attorneys admitted in California");
    }

    @Test
    void aCreditNoteSaysWhichBillItTakesBackFromAndWhy() throws IOException {
        InvoiceView bill = bill(List.of(time(ANNA, "Anna Lane", 60, "450.00", "Draft reply brief")), List.of(), null);
        var note = new CreditNoteView(CreditNoteId.next(), "CN-2026-0007", bill.id(), bill.number(), bill.matterId(), LocalDate.of(2026, 11, 20), "Charged twice", usd("100.00"), usd("20.00"),
                usd("120.00"), EntryId.next(), "Rosa Patel", MADE, List.of(new CreditNoteView.Line(bill.lines().getFirst().id(), "Draft reply brief", usd("100.00"), usd("20.00"))));
        byte[] pdf = keep("credit-note", documents.render("finance/billing/credit-note-pdf.jte", Map.of("note", note, "bill", bill, "paper", paper(LETTERHEAD)), MADE));
        assertThat(text(pdf)).contains("Credit note", "CN-2026-0007", "20 Nov 2026", "2026-1182", "2 Nov 2026", "Maria Ortiz", "Charged twice", "Draft reply brief", "20.00", "$120.00",
                "580 Montgomery Street").doesNotContain("REMITTANCE");
    }

    @Test
    void twoThousandLinesAndANarrativeOfPagesAreSetAndEveryPageNamesTheBill() throws IOException {
        List<InvoiceLineView> lines = new ArrayList<>(IntStream.range(0, 2000).mapToObj(i -> time(BEN, "Ben Cho", 6, "280.00", "Review of document " + i)).toList());
        lines.add(time(ANNA, "Anna Lane", 60, "450.00", "Attention to the matters raised by opposing counsel. ".repeat(280)));
        byte[] pdf = keep("invoice-long", set(bill(lines, List.of(), null)));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var stripper = new PDFTextStripper();
            int pages = document.getNumberOfPages();
            assertThat(pages).isBetween(40, 140);
            stripper.setStartPage(pages / 2);
            stripper.setEndPage(pages / 2);
            assertThat(stripper.getText(document)).contains("Bill 2026-1182", "Page " + pages / 2 + " of " + pages, "Service");
        }
    }

    @Test
    void aVoidBillSaysSoAcrossThePage() throws IOException {
        String text = text(keep("invoice-void", set(bill(List.of(time(ANNA, "Anna Lane", 60, "450.00", "Draft reply brief")), List.of(),
                new InvoiceView.Voided(LocalDate.of(2026, 11, 9), "Rosa Patel", MADE, "wrong matter", EntryId.next())))));
        assertThat(text).contains("VOID", "taken back on 9 Nov 2026").doesNotContain("REMITTANCE");
    }

    @Test
    void timeThatAFlatFeeCoversIsShownOnlyIfTheBillSaysSo() throws IOException {
        List<InvoiceLineView> lines = List.of(line(LineKind.FLAT_FEE, null, null, 0, null, "Fee agreed for the matter", "2000.00", Charge.CHARGED),
                line(LineKind.TIME, ANNA, "Anna Lane", 60, null, "Draft the lease", "0.00", Charge.COVERED));
        assertThat(text(set(bill(lines, List.of(), null, true)))).contains("Draft the lease", "included");
        assertThat(text(set(bill(lines, List.of(), null, false)))).doesNotContain("Draft the lease");
    }

    private byte[] set(InvoiceView bill) {
        return documents.render("finance/billing/invoice-pdf.jte", Map.of("bill", new PrintedBill(bill), "paper", paper(LETTERHEAD)), MADE);
    }

    private static Paper paper(Letterhead letterhead) {
        return new Paper("Harcourt & Lane LLP", letterhead, "en-US", true);
    }

    private static byte[] keep(String name, byte[] pdf) throws IOException {
        Files.createDirectories(Path.of("target/screens"));
        Files.write(Path.of("target/screens", name + ".pdf"), pdf);
        return pdf;
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static InvoiceLineView time(UserId who, String name, int minutes, String rate, String narrative) {
        return line(LineKind.TIME, who, name, minutes, rate, narrative, Moneys.forMinutes(usd(rate), minutes).getAmount().toPlainString(), Charge.CHARGED);
    }

    private static InvoiceLineView line(LineKind kind, @Nullable UserId who, @Nullable String name, int minutes, @Nullable String rate, String narrative, String amount, Charge charge) {
        return new InvoiceLineView(new InvoiceLineView.LineId(Id.next()), 1, kind, null, LocalDate.of(2026, 10, 20), who, name, null, null, null, kind == LineKind.EXPENSE, charge, minutes,
                rate == null ? null : usd(rate), narrative, usd(amount), usd("0.00"), usd("0.00"), usd(amount), null, BigDecimal.ZERO, usd("0.00"));
    }

    private static SettlementView paid(String amount) {
        return new SettlementView(Id.next(), SettlementView.Kind.PAYMENT, Id.next(), "P-1 transfer", LocalDate.of(2026, 11, 12), usd(amount), EntryId.next());
    }

    private static InvoiceView bill(List<InvoiceLineView> lines, List<SettlementView> settled, InvoiceView.@Nullable Voided voided) {
        return bill(lines, settled, voided, true);
    }

    private static InvoiceView bill(List<InvoiceLineView> lines, List<SettlementView> settled, InvoiceView.@Nullable Voided voided, boolean showTime) {
        Money fees = Moneys.sum(CurrencyUnit.USD, lines.stream().filter(l -> !l.kind().cost()).map(InvoiceLineView::shown).toList());
        Money costs = Moneys.sum(CurrencyUnit.USD, lines.stream().filter(l -> l.kind().cost()).map(InvoiceLineView::shown).toList());
        Money paid = Moneys.sum(CurrencyUnit.USD, settled.stream().map(SettlementView::amount).toList());
        Money total = fees.plus(costs);
        return new InvoiceView(InvoiceId.next(), "2026-1182", voided != null ? InvoiceStatus.VOID : InvoiceStatus.ISSUED, MatterId.next(), "26-00417", "Estate of Ortiz: probate and will contest",
                ContactId.next(), new InvoiceView.Addressee("Maria Ortiz", "12 Harbour Street\nSan Diego, CA 92101\nUnited States", "", "MO-77"), CurrencyUnit.USD, LocalDate.of(2026, 10, 31),
                LocalDate.of(2026, 11, 2), LocalDate.of(2026, 12, 2), fees, costs, usd("0.00"), usd("0.00"), total, paid, voided != null ? usd("0.00") : total.minus(paid), showTime, "",
                "First State Bank, San Diego\nAccount 000 4471 882, routing 122 105 155", "Harcourt & Lane LLP", usd("12000.00"), PreBillId.next(), ANNA, "Rosa Patel", MADE, BEN, "Anna Lane",
                MADE, ANNA, "Rosa Patel", MADE, EntryId.next(), voided, lines, settled);
    }

    private static Money usd(String amount) {
        return Money.of(CurrencyUnit.USD, new BigDecimal(amount));
    }
}
