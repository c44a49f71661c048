package org.chancery.finance.receivables.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.chancery.finance.receivables.ClientStatements;
import org.chancery.finance.receivables.DebtCollection;
import org.chancery.finance.receivables.HoldId;
import org.chancery.finance.receivables.HoldView;
import org.chancery.finance.receivables.NewHold;
import org.chancery.finance.receivables.NewNote;
import org.chancery.finance.receivables.NewPromise;
import org.chancery.finance.receivables.NoteView;
import org.chancery.finance.receivables.PromiseId;
import org.chancery.finance.receivables.PromiseView;
import org.chancery.finance.receivables.StatementOfAccount;
import org.chancery.finance.receivables.StatementPdf;
import org.chancery.finance.receivables.web.AccountList.AccountRow;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.PdfAnswer;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Slice;
import org.chancery.practice.contacts.ContactId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Clients' accounts, statements and what is kept about their debts, on the API; {@code {id}} is a client's contact. What a wall hides is 404. */
@Tag(name = "Receivables")
@RestController
@RequestMapping("/api/v1/receivables")
class ReceivablesResource {

    private final ClientStatements statements;
    private final StatementPdf paper;
    private final DebtCollection collection;
    private final Lists lists;
    private final Firms firms;

    ReceivablesResource(ClientStatements statements, StatementPdf paper, DebtCollection collection, Lists lists, Firms firms) {
        this.statements = statements;
        this.paper = paper;
        this.collection = collection;
        this.lists = lists;
        this.firms = firms;
    }

    /** One row for each client and currency with something open or on account. */
    @GetMapping
    @Requires(Permission.BILLING_VIEW)
    Slice<AccountRow> list(ListRequest request) {
        return lists.slice(AccountList.ACCOUNTS, request.bind("today", firms.today()));
    }

    /** A statement of account; without dates as of today, with the movements of 90 days. */
    @GetMapping("/{id}/statement")
    StatementOfAccount statement(@PathVariable ContactId id, @RequestParam(required = false) @Nullable LocalDate from, @RequestParam(required = false) @Nullable LocalDate asOf) {
        return statements.of(id, from, asOf).orElseThrow(RefusedRequest::notFound);
    }

    @GetMapping(path = "/{id}/statement/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> statementPaper(@PathVariable ContactId id, @RequestParam(required = false) @Nullable LocalDate from, @RequestParam(required = false) @Nullable LocalDate asOf) {
        return PdfAnswer.of(paper.of(id, from, asOf).orElseThrow(RefusedRequest::notFound), "statement-of-account.pdf");
    }

    /** Notes, promises and holds. */
    @GetMapping("/{id}/collection")
    DebtCollection.File file(@PathVariable ContactId id) {
        return collection.of(id).orElseThrow(RefusedRequest::notFound);
    }

    @PostMapping("/{id}/notes")
    ResponseEntity<NoteView> note(@PathVariable ContactId id, @RequestBody NewNote note) {
        return Answers.created(collection.note(id, note), _ -> "/api/v1/receivables/" + id + "/collection");
    }

    @PostMapping("/{id}/promises")
    ResponseEntity<PromiseView> promise(@PathVariable ContactId id, @RequestBody NewPromise promise) {
        return Answers.created(collection.promise(id, promise), _ -> "/api/v1/receivables/" + id + "/collection");
    }

    @PostMapping("/{id}/promises/{promise}/withdraw")
    ResponseEntity<PromiseView> withdraw(@PathVariable ContactId id, @PathVariable PromiseId promise) {
        return Answers.ok(collection.withdraw(id, promise));
    }

    @PostMapping("/{id}/holds")
    ResponseEntity<HoldView> hold(@PathVariable ContactId id, @RequestBody NewHold hold) {
        return Answers.created(collection.hold(id, hold), _ -> "/api/v1/receivables/" + id + "/collection");
    }

    @PostMapping("/{id}/holds/{hold}/lift")
    ResponseEntity<Void> lift(@PathVariable ContactId id, @PathVariable HoldId hold) {
        return Answers.done(collection.lift(id, hold));
    }
}
