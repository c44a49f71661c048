package org.chancery.finance.receivables.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chancery.finance.receivables.ClientStatements;
import org.chancery.finance.receivables.DebtCollection;
import org.chancery.finance.receivables.HoldId;
import org.chancery.finance.receivables.NewHold;
import org.chancery.finance.receivables.NewNote;
import org.chancery.finance.receivables.NewPromise;
import org.chancery.finance.receivables.NoteView;
import org.chancery.finance.receivables.PaymentPlans;
import org.chancery.finance.receivables.PromiseId;
import org.chancery.finance.receivables.StatementOfAccount;
import org.chancery.finance.receivables.StatementPdf;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.PdfAnswer;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Show;
import org.chancery.practice.contacts.ContactId;
import org.chancery.shared.InvoiceId;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The worklist, and a client's account: what is open, what was said, what was promised; and its statement. */
@Controller
class ClientAccountPages {

    private static final List<Option> KINDS = java.util.Arrays.stream(NoteView.Kind.values()).map(kind -> Option.of(kind.name(), kind.title())).toList();

    private final ClientStatements statements;
    private final StatementPdf paper;
    private final DebtCollection collection;
    private final PaymentPlans plans;
    private final Lists lists;
    private final Firms firms;

    ClientAccountPages(ClientStatements statements, StatementPdf paper, DebtCollection collection, PaymentPlans plans, Lists lists, Firms firms) {
        this.statements = statements;
        this.paper = paper;
        this.collection = collection;
        this.plans = plans;
        this.lists = lists;
        this.firms = firms;
    }

    private enum Part { NOTE, PROMISE, HOLD }

    @GetMapping("/receivables")
    @Requires(Permission.BILLING_VIEW)
    ModelAndView list(ListRequest request) {
        return lists.page(AccountList.ACCOUNTS, request.bind("today", firms.today()));
    }

    @GetMapping("/receivables/{id}")
    @Requires(Permission.BILLING_VIEW)
    ModelAndView show(@PathVariable ContactId id) {
        return page(id, null, Form.blank());
    }

    private ModelAndView page(ContactId id, @Nullable Part part, Form form) {
        StatementOfAccount statement = statements.of(id, null, null).orElseThrow(RefusedRequest::notFound);
        Actor actor = Actors.current();
        Map<String, Object> model = new HashMap<>(Map.of("statement", statement, "file", collection.of(id).orElseThrow(RefusedRequest::notFound), "kinds", KINDS,
                "noting", part == Part.NOTE ? form : Form.of(Map.of("kind", NoteView.Kind.CALL.name())), "promising", part == Part.PROMISE ? form : Form.blank(),
                "holding", part == Part.HOLD ? form : Form.blank(), "bills", bills(statement), "currency", currency(statement).getCode(),
                "mayAct", actor.may(Permission.PAYMENTS_RECORD) || actor.may(Permission.BILLING_PREPARE)));
        model.put("plans", plans.of(id));
        model.put("mayPlan", actor.may(Permission.PAYMENTS_RECORD) && !bills(statement).isEmpty());
        return new ModelAndView("finance/receivables/client", model);
    }

    private static List<Option> bills(StatementOfAccount statement) {
        return statement.accounts().stream().flatMap(account -> account.bills().stream())
                .map(bill -> Option.of(bill.id().toString(), "Bill %s, %s".formatted(bill.number(), Show.money(bill.balance())))).toList();
    }

    /** In which a promise is given: that of the account, the firm's own if there is none yet. */
    private CurrencyUnit currency(StatementOfAccount statement) {
        return statement.accounts().stream().filter(account -> !account.receivable().isZero()).map(StatementOfAccount.Account::currency).findFirst()
                .orElseGet(() -> firms.current().currency());
    }

    @PostMapping("/receivables/{id}/notes")
    @Requires({Permission.PAYMENTS_RECORD, Permission.BILLING_PREPARE})
    ModelAndView note(@PathVariable ContactId id, Posted posted) {
        return Pages.answer(posted.read(f -> new NewNote(f.constant("kind", NoteView.Kind.class), f.dateOrNull("contactedOn"), f.text("text"), f.idOrNull("invoiceId", InvoiceId::of)))
                .flatMap(note -> collection.note(id, note)), _ -> "/receivables/" + id, _ -> Flash.done("Noted."), posted, form -> page(id, Part.NOTE, form));
    }

    @PostMapping("/receivables/{id}/promises")
    @Requires({Permission.PAYMENTS_RECORD, Permission.BILLING_PREPARE})
    ModelAndView promise(@PathVariable ContactId id, Posted posted) {
        CurrencyUnit currency = currency(statements.of(id, null, null).orElseThrow(RefusedRequest::notFound));
        return Pages.answer(posted.read(f -> new NewPromise(f.money("amount", currency), f.dateOrNull("givenOn"), f.date("promisedFor"), f.textOrNull("note"),
                f.idOrNull("invoiceId", InvoiceId::of))).flatMap(promise -> collection.promise(id, promise)), _ -> "/receivables/" + id,
                promise -> Flash.done("%s promised for %s.".formatted(Show.money(promise.amount()), Show.date(promise.promisedFor()))), posted, form -> page(id, Part.PROMISE, form));
    }

    @PostMapping("/receivables/{id}/promises/{promise}/withdraw")
    @Requires({Permission.PAYMENTS_RECORD, Permission.BILLING_PREPARE})
    ModelAndView withdraw(@PathVariable ContactId id, @PathVariable PromiseId promise) {
        return Pages.act(collection.withdraw(id, promise), "/receivables/" + id, "Promise withdrawn.");
    }

    @PostMapping("/receivables/{id}/holds")
    @Requires({Permission.PAYMENTS_RECORD, Permission.BILLING_PREPARE})
    ModelAndView hold(@PathVariable ContactId id, Posted posted) {
        return Pages.answer(posted.read(f -> new NewHold(f.date("until"), f.text("reason"), f.idOrNull("invoiceId", InvoiceId::of))).flatMap(hold -> collection.hold(id, hold)),
                _ -> "/receivables/" + id, hold -> Flash.done("No letter goes out until %s.".formatted(Show.date(hold.until()))), posted, form -> page(id, Part.HOLD, form));
    }

    @PostMapping("/receivables/{id}/holds/{hold}/lift")
    @Requires({Permission.PAYMENTS_RECORD, Permission.BILLING_PREPARE})
    ModelAndView lift(@PathVariable ContactId id, @PathVariable HoldId hold) {
        return Pages.act(collection.lift(id, hold), "/receivables/" + id, "Hold lifted.");
    }

    @GetMapping("/receivables/{id}/statement")
    @Requires(Permission.BILLING_VIEW)
    ModelAndView statement(@PathVariable ContactId id, @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf) {
        return new ModelAndView("finance/receivables/statement", Map.of("statement", statements.of(id, from, asOf).orElseThrow(RefusedRequest::notFound)));
    }

    @GetMapping("/receivables/{id}/statement/pdf")
    @Requires(Permission.BILLING_VIEW)
    ResponseEntity<byte[]> statementPaper(@PathVariable ContactId id, @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate asOf) {
        return PdfAnswer.of(paper.of(id, from, asOf).orElseThrow(RefusedRequest::notFound), "Statement of account.pdf");
    }
}
