package org.chancery.finance.billing.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.chancery.finance.billing.CreditNoteId;
import org.chancery.finance.billing.CreditNoteView;
import org.chancery.finance.billing.CreditNotes;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.finance.billing.Invoices;
import org.chancery.finance.billing.NewCreditNote;
import org.chancery.finance.billing.WriteOffId;
import org.chancery.finance.billing.WriteOffView;
import org.chancery.finance.billing.WriteOffs;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Slice;
import org.chancery.shared.InvoiceId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Bills, credit notes and write-offs on the API. What a wall hides is 404. */
@Tag(name = "Bills")
@RestController
@RequestMapping("/api/v1")
class InvoiceResource {

    private final Invoices invoices;
    private final CreditNotes creditNotes;
    private final WriteOffs writeOffs;
    private final Lists lists;
    private final Firms firms;

    InvoiceResource(Invoices invoices, CreditNotes creditNotes, WriteOffs writeOffs, Lists lists, Firms firms) {
        this.invoices = invoices;
        this.creditNotes = creditNotes;
        this.writeOffs = writeOffs;
        this.lists = lists;
        this.firms = firms;
    }

    /** @param date null for today, or the bill's own date if that is later */
    record VoidBody(String reason, @Nullable LocalDate date) {}

    /** @param amount null for all that is owed */
    record WriteOffBody(@Nullable Money amount, String reason) {}

    record DateBody(@Nullable LocalDate date) {}

    @GetMapping("/invoices")
    @Requires(Permission.BILLING_VIEW)
    Slice<BillingLists.BillRow> list(ListRequest request) {
        return lists.slice(BillingLists.BILLS, request.bind("today", firms.today()));
    }

    @GetMapping("/invoices/{id}")
    InvoiceView get(@PathVariable InvoiceId id) {
        return invoices.find(id).orElseThrow(RefusedRequest::notFound);
    }

    @PostMapping("/invoices/{id}/void")
    ResponseEntity<InvoiceView> voidBill(@PathVariable InvoiceId id, @RequestBody VoidBody body) {
        return Answers.ok(invoices.voidBill(id, body.date(), body.reason()));
    }

    @GetMapping("/credit-notes")
    @Requires(Permission.BILLING_VIEW)
    Slice<BillingLists.CreditNoteRow> creditNotes(ListRequest request) {
        return lists.slice(BillingLists.CREDIT_NOTES, request);
    }

    @GetMapping("/credit-notes/{id}")
    CreditNoteView creditNote(@PathVariable CreditNoteId id) {
        return creditNotes.find(id).orElseThrow(RefusedRequest::notFound);
    }

    @PostMapping("/invoices/{id}/credit-notes")
    ResponseEntity<CreditNoteView> credit(@PathVariable InvoiceId id, @RequestBody NewCreditNote note) {
        return Answers.created(creditNotes.issue(id, note), made -> "/api/v1/credit-notes/" + made.id());
    }

    @GetMapping("/invoices/{id}/write-offs")
    Slice<WriteOffView> writeOffs(@PathVariable InvoiceId id) {
        get(id);
        return Slice.whole(writeOffs.of(id));
    }

    @PostMapping("/invoices/{id}/write-offs")
    ResponseEntity<WriteOffView> writeOff(@PathVariable InvoiceId id, @RequestBody WriteOffBody body) {
        return Answers.created(writeOffs.propose(id, body.amount(), body.reason()), made -> "/api/v1/write-offs/" + made.id());
    }

    @GetMapping("/write-offs/{id}")
    WriteOffView writeOff(@PathVariable WriteOffId id) {
        return writeOffs.find(id).orElseThrow(RefusedRequest::notFound);
    }

    @PostMapping("/write-offs/{id}/approve")
    ResponseEntity<WriteOffView> approve(@PathVariable WriteOffId id, @RequestBody(required = false) @Nullable DateBody body) {
        return Answers.ok(writeOffs.approve(id, body == null ? null : body.date()));
    }

    @PostMapping("/write-offs/{id}/decline")
    ResponseEntity<WriteOffView> decline(@PathVariable WriteOffId id) {
        return Answers.ok(writeOffs.decline(id));
    }
}
