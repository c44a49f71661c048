package org.chancery.finance.banking.web;

import java.util.List;
import java.util.Map;
import org.chancery.finance.banking.AccountStates;
import org.chancery.finance.banking.BankErrorId;
import org.chancery.finance.banking.LineId;
import org.chancery.finance.banking.MatchId;
import org.chancery.finance.banking.MatchView;
import org.chancery.finance.banking.Matches;
import org.chancery.finance.banking.NewBankError;
import org.chancery.finance.banking.NewMatch;
import org.chancery.finance.banking.NewReconciliation;
import org.chancery.finance.banking.ReconciliationId;
import org.chancery.finance.banking.ReconciliationReport;
import org.chancery.finance.banking.ReconciliationReports;
import org.chancery.finance.banking.ReconciliationView;
import org.chancery.finance.banking.Reconciliations;
import org.chancery.finance.banking.Statements;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.PdfAnswer;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.RefusedRequest;
import org.joda.money.CurrencyUnit;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Reconciling: the page on which both sides are matched, and the report that it becomes. */
@Controller
class ReconciliationPages {

    private final AccountStates states;
    private final Statements statements;
    private final Reconciliations reconciliations;
    private final ReconciliationReports reports;
    private final Matches matches;

    ReconciliationPages(AccountStates states, Statements statements, Reconciliations reconciliations, ReconciliationReports reports, Matches matches) {
        this.states = states;
        this.statements = statements;
        this.reconciliations = reconciliations;
        this.reports = reports;
        this.matches = matches;
    }

    @PostMapping("/banking/{account}/reconciliations")
    ModelAndView begin(@PathVariable BankAccountId account, Posted posted) {
        var state = states.find(account).orElseThrow(RefusedRequest::notFound);
        CurrencyUnit currency = state.account().currency();
        return Pages.answer(posted.read(f -> new NewReconciliation(account, f.date("statementDate"), f.moneyOrNull("statementBalance", currency))).flatMap(reconciliations::begin),
                begun -> "/banking/reconciliations/" + begun.id(), _ -> Flash.done("Reconciliation begun."), posted,
                form -> new ModelAndView("finance/banking/account", Map.of("state", state, "statements", statements.of(account),
                        "reconciliations", reconciliations.of(account), "form", form)));
    }

    @GetMapping("/banking/reconciliations/{id}")
    ModelAndView reconciliation(@PathVariable ReconciliationId id) {
        return page(id, Form.blank());
    }

    private ModelAndView page(ReconciliationId id, Form form) {
        ReconciliationReport report = reports.of(id).orElseThrow(RefusedRequest::notFound);
        ReconciliationView view = report.reconciliation();
        List<MatchView> proposals = view.approved() ? List.of() : matches.proposals(id);
        return new ModelAndView("finance/banking/reconciliation", Map.of("report", report, "proposals", proposals, "form", form));
    }

    @GetMapping(path = "/banking/reconciliations/{id}/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> pdf(@PathVariable ReconciliationId id) {
        byte[] pdf = reports.pdf(id).orElseThrow(RefusedRequest::notFound);
        return PdfAnswer.of(pdf, "reconciliation-" + find(id).statementDate() + ".pdf");
    }

    @PostMapping("/banking/reconciliations/{id}/auto-match")
    ModelAndView autoMatch(@PathVariable ReconciliationId id) {
        var outcome = matches.autoMatch(id);
        int made = outcome.map(done -> done.matched().size()).isDone() ? outcome.map(done -> done.matched().size()).orThrow() : 0;
        return Pages.act(outcome, path(id), made == 0 ? "Nothing more matches beyond doubt." : made == 1 ? "One match made." : made + " matches made.");
    }

    @PostMapping("/banking/reconciliations/{id}/matches")
    ModelAndView match(@PathVariable ReconciliationId id, Posted posted) {
        return Pages.answer(posted.read(f -> new NewMatch(f.ids("lineIds", LineId::of), f.all("entryIds"), f.dateOrNull("clearedOn"))).flatMap(asked -> matches.match(id, asked)),
                _ -> path(id), _ -> Flash.done("Matched."), posted, form -> page(id, form));
    }

    @PostMapping("/banking/reconciliations/{id}/matches/{match}/undo")
    ModelAndView unmatch(@PathVariable ReconciliationId id, @PathVariable MatchId match) {
        find(id);
        return Pages.act(matches.unmatch(match), path(id), "The match is undone.");
    }

    @PostMapping("/banking/reconciliations/{id}/errors")
    @Requires(Permission.BANKING_RECONCILE)
    ModelAndView nameError(@PathVariable ReconciliationId id, Posted posted) {
        CurrencyUnit currency = find(id).statementBalance().getCurrencyUnit();
        return Pages.answer(posted.read(f -> new NewBankError(f.idOrNull("lineId", LineId::of), f.moneyOrNull("amount", currency), f.text("explanation")))
                .flatMap(error -> reconciliations.nameError(id, error)), _ -> path(id), _ -> Flash.done("The bank's error is named."), posted, form -> page(id, form));
    }

    @PostMapping("/banking/reconciliations/{id}/errors/{error}/remove")
    ModelAndView removeError(@PathVariable ReconciliationId id, @PathVariable BankErrorId error) {
        find(id);
        return Pages.act(reconciliations.removeError(error), path(id), "The error is no longer named.");
    }

    @PostMapping("/banking/reconciliations/{id}/approve")
    ModelAndView approve(@PathVariable ReconciliationId id) {
        return Pages.act(reconciliations.approve(id), path(id), "Approved. The report is kept as it is.");
    }

    @PostMapping("/banking/reconciliations/{id}/discard")
    ModelAndView discard(@PathVariable ReconciliationId id) {
        BankAccountId account = find(id).bankAccountId();
        return Pages.act(reconciliations.discard(id), "/banking/" + account, "The draft is discarded; its matches stay.");
    }

    private ReconciliationView find(ReconciliationId id) {
        return reconciliations.find(id).orElseThrow(RefusedRequest::notFound);
    }

    private static String path(ReconciliationId id) {
        return "/banking/reconciliations/" + id;
    }
}
