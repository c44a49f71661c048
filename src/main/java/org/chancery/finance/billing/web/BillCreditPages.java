package org.chancery.finance.billing.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.chancery.finance.billing.CreditNoteId;
import org.chancery.finance.billing.CreditNotePdf;
import org.chancery.finance.billing.CreditNoteView;
import org.chancery.finance.billing.CreditNotes;
import org.chancery.finance.billing.InvoiceLineView;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.finance.billing.NewCreditNote;
import org.chancery.finance.billing.WriteOffId;
import org.chancery.finance.billing.WriteOffView;
import org.chancery.finance.billing.WriteOffs;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.PdfAnswer;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Show;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Outcome;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** What the firm forgoes of a bill: credit notes, and debts given up by two people. */
@Controller
class BillCreditPages {

    private enum Extent { WHOLE, SUM, LINES }

    private final CreditNotes creditNotes;
    private final CreditNotePdf pdf;
    private final WriteOffs writeOffs;
    private final BillPage page;

    BillCreditPages(CreditNotes creditNotes, CreditNotePdf pdf, WriteOffs writeOffs, BillPage page) {
        this.creditNotes = creditNotes;
        this.pdf = pdf;
        this.writeOffs = writeOffs;
        this.page = page;
    }

    @GetMapping("/bills/{id}/credit")
    ModelAndView credit(@PathVariable InvoiceId id) {
        return credit(id, Form.of(Map.of("extent", Extent.WHOLE.name())));
    }

    private ModelAndView credit(InvoiceId id, Form form) {
        return new ModelAndView("finance/billing/credit", Map.of("bill", page.bill(id), "form", form));
    }

    @PostMapping("/bills/{id}/credit")
    ModelAndView creditIt(@PathVariable InvoiceId id, Posted posted) {
        CurrencyUnit currency = page.bill(id).currency();
        Outcome<CreditNoteView> outcome = posted.read(f -> note(f, currency)).flatMap(note -> creditNotes.issue(id, note));
        return Pages.answer(outcome, note -> "/bills/" + id, note -> Flash.done("Credit note %s over %s issued.".formatted(note.number(), Show.money(note.total())))
                .link("Open it", "/credit-notes/" + note.id()), posted, form -> credit(id, form));
    }

    private static NewCreditNote note(Posted f, CurrencyUnit currency) {
        LocalDate date = f.dateOrNull("date");
        String reason = f.text("reason");
        return switch (f.constant("extent", Extent.class)) {
            case WHOLE -> new NewCreditNote(date, reason, null, null);
            case SUM -> new NewCreditNote(date, reason, null, f.money("amount", currency));
            case LINES -> new NewCreditNote(date, reason, lines(f, currency), null);
        };
    }

    private static List<NewCreditNote.Line> lines(Posted f, CurrencyUnit currency) {
        record Typed(InvoiceLineView.LineId id, @Nullable Money amount) {}
        List<NewCreditNote.Line> lines = f.each("lines", each -> new Typed(new InvoiceLineView.LineId(each.id("lineId", UUID::fromString)), each.moneyOrNull("amount", currency))).stream()
                .filter(typed -> typed.amount() != null).map(typed -> new NewCreditNote.Line(typed.id(), Objects.requireNonNull(typed.amount()))).toList();
        if (lines.isEmpty()) {
            f.refuse("extent", "required", "Say beside at least one line how much of it is credited.");
        }
        return lines;
    }

    @GetMapping("/credit-notes/{id}")
    ModelAndView creditNote(@PathVariable CreditNoteId id) {
        CreditNoteView note = creditNotes.find(id).orElseThrow(RefusedRequest::notFound);
        return new ModelAndView("finance/billing/credit-note", Map.of("note", note, "bill", page.bill(note.invoiceId())));
    }

    @GetMapping(path = "/credit-notes/{id}/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> creditNotePaper(@PathVariable CreditNoteId id) {
        CreditNoteView note = creditNotes.find(id).orElseThrow(RefusedRequest::notFound);
        return PdfAnswer.of(pdf.of(id).orElseThrow(RefusedRequest::notFound), "Credit note " + note.number() + ".pdf");
    }

    @GetMapping("/bills/{id}/write-off")
    ModelAndView writeOff(@PathVariable InvoiceId id) {
        return writeOff(id, Form.of(Map.of("amount", Show.amount(page.bill(id).balance()))));
    }

    private ModelAndView writeOff(InvoiceId id, Form form) {
        return new ModelAndView("finance/billing/write-off", Map.of("bill", page.bill(id), "form", form));
    }

    @PostMapping("/bills/{id}/write-off")
    ModelAndView propose(@PathVariable InvoiceId id, Posted posted) {
        record WriteOff(@Nullable Money amount, String reason) {}
        InvoiceView bill = page.bill(id);
        Outcome<WriteOffView> outcome = posted.read(f -> new WriteOff(f.moneyOrNull("amount", bill.currency()), f.text("reason")))
                .flatMap(wanted -> writeOffs.propose(id, wanted.amount(), wanted.reason()));
        return Pages.answer(outcome, _ -> bill.href(), _ -> Flash.done("Proposed. The bill stays owed until another person approves it."), posted, form -> writeOff(id, form));
    }

    @PostMapping("/write-offs/{id}/approve")
    ModelAndView approve(@PathVariable WriteOffId id) {
        return Pages.act(writeOffs.approve(id, null), bill(id), "Written off.");
    }

    @PostMapping("/write-offs/{id}/decline")
    ModelAndView decline(@PathVariable WriteOffId id) {
        return Pages.act(writeOffs.decline(id), bill(id), "Declined. The bill stays owed.");
    }

    private String bill(WriteOffId id) {
        return "/bills/" + writeOffs.find(id).orElseThrow(RefusedRequest::notFound).invoiceId();
    }
}
