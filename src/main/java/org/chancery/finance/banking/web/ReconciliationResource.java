package org.chancery.finance.banking.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import org.chancery.finance.banking.AutoMatched;
import org.chancery.finance.banking.BankErrorId;
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
import org.chancery.finance.banking.web.ReconciliationList.ReconciliationRow;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.PdfAnswer;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Slice;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reconciliations and their matches on the API. */
@Tag(name = "Banking")
@RestController
@RequestMapping("/api/v1/reconciliations")
class ReconciliationResource {

    private final Reconciliations reconciliations;
    private final Matches matches;
    private final ReconciliationReports reports;
    private final Lists lists;

    ReconciliationResource(Reconciliations reconciliations, Matches matches, ReconciliationReports reports, Lists lists) {
        this.reconciliations = reconciliations;
        this.matches = matches;
        this.reports = reports;
        this.lists = lists;
    }

    @PostMapping
    ResponseEntity<ReconciliationView> begin(@RequestBody NewReconciliation asked) {
        return Answers.created(reconciliations.begin(asked), reconciliation -> "/api/v1/reconciliations/" + reconciliation.id());
    }

    @GetMapping
    @Requires(Permission.BANKING_VIEW)
    Slice<ReconciliationRow> list(ListRequest request) {
        return lists.slice(ReconciliationList.RECONCILIATIONS, request);
    }

    @GetMapping("/{id}")
    ReconciliationView get(@PathVariable ReconciliationId id) {
        return reconciliations.find(id).orElseThrow(RefusedRequest::notFound);
    }

    @GetMapping("/{id}/report")
    ReconciliationReport report(@PathVariable ReconciliationId id) {
        return reports.of(id).orElseThrow(RefusedRequest::notFound);
    }

    @GetMapping(path = "/{id}/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> pdf(@PathVariable ReconciliationId id) {
        return PdfAnswer.of(reports.pdf(id).orElseThrow(RefusedRequest::notFound), "reconciliation-" + get(id).statementDate() + ".pdf");
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> discard(@PathVariable ReconciliationId id) {
        return Answers.done(reconciliations.discard(id));
    }

    @PostMapping("/{id}/auto-match")
    ResponseEntity<AutoMatched> autoMatch(@PathVariable ReconciliationId id) {
        return Answers.ok(matches.autoMatch(id));
    }

    @GetMapping("/{id}/proposals")
    Slice<MatchView> proposals(@PathVariable ReconciliationId id) {
        return Slice.whole(matches.proposals(get(id).id()));
    }

    @PostMapping("/{id}/matches")
    ResponseEntity<MatchView> match(@PathVariable ReconciliationId id, @RequestBody NewMatch asked) {
        return Answers.created(matches.match(id, asked), _ -> "/api/v1/reconciliations/" + id);
    }

    @DeleteMapping("/{id}/matches/{match}")
    ResponseEntity<Void> unmatch(@PathVariable ReconciliationId id, @PathVariable MatchId match) {
        get(id);
        return Answers.done(matches.unmatch(match));
    }

    @PostMapping("/{id}/errors")
    ResponseEntity<ReconciliationView> nameError(@PathVariable ReconciliationId id, @RequestBody NewBankError error) {
        return Answers.created(reconciliations.nameError(id, error), _ -> "/api/v1/reconciliations/" + id);
    }

    @DeleteMapping("/{id}/errors/{error}")
    ResponseEntity<Void> removeError(@PathVariable ReconciliationId id, @PathVariable BankErrorId error) {
        get(id);
        return Answers.done(reconciliations.removeError(error));
    }

    @PostMapping("/{id}/approve")
    ResponseEntity<ReconciliationView> approve(@PathVariable ReconciliationId id) {
        return Answers.ok(reconciliations.approve(id));
    }
}
