package org.chancery.finance.ledger.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chancery.finance.ledger.AccountId;
import org.chancery.finance.ledger.Accounts;
import org.chancery.finance.ledger.AccountView;
import org.chancery.finance.ledger.EntryId;
import org.chancery.finance.ledger.EntryView;
import org.chancery.finance.ledger.Ledger;
import org.chancery.finance.ledger.ManualEntries;
import org.chancery.finance.ledger.ManualEntry;
import org.chancery.finance.ledger.PeriodId;
import org.chancery.finance.ledger.PeriodView;
import org.chancery.finance.ledger.Periods;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Slice;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The books on the API. */
@Tag(name = "Ledger")
@RestController
@RequestMapping("/api/v1")
class LedgerResource {

    private final Ledger ledger;
    private final ManualEntries manual;
    private final Accounts accounts;
    private final Periods periods;
    private final Lists lists;
    private final Firms firms;

    LedgerResource(Ledger ledger, ManualEntries manual, Accounts accounts, Periods periods, Lists lists, Firms firms) {
        this.ledger = ledger;
        this.manual = manual;
        this.accounts = accounts;
        this.periods = periods;
        this.lists = lists;
        this.firms = firms;
    }

    record ReverseBody(LocalDate date, String reason) {}

    record CloseBody(LocalDate through) {}

    record ReopenBody(String reason) {}

    @PostMapping("/journal-entries")
    ResponseEntity<Object> post(@RequestBody ManualEntry entry) {
        return Answers.created(manual.post(entry), posted -> "/api/v1/journal-entries/" + posted.id());
    }

    @GetMapping("/journal-entries")
    @Requires(Permission.LEDGER_VIEW)
    Slice<LedgerLists.EntryRow> entries(ListRequest request) {
        return lists.slice(LedgerLists.JOURNAL, request);
    }

    @GetMapping("/journal-entries/{id}")
    EntryView entry(@PathVariable EntryId id) {
        return ledger.find(id).orElseThrow(RefusedRequest::notFound);
    }

    @PostMapping("/journal-entries/{id}/reverse")
    ResponseEntity<Object> reverse(@PathVariable EntryId id, @RequestBody ReverseBody body) {
        return Answers.created(manual.reverse(id, body.date(), body.reason()), posted -> "/api/v1/journal-entries/" + posted.id());
    }

    @GetMapping("/accounts")
    @Requires(Permission.LEDGER_VIEW)
    Slice<LedgerLists.AccountRow> accounts(ListRequest request) {
        return lists.slice(LedgerLists.CHART, request.bind("asOf", firms.today()));
    }

    @PostMapping("/accounts")
    ResponseEntity<Object> add(@RequestBody Accounts.NewAccount account) {
        return Answers.created(accounts.add(account), added -> "/api/v1/accounts/" + added.id());
    }

    @GetMapping("/accounts/{id}")
    AccountView account(@PathVariable AccountId id) {
        return accounts.find(id).orElseThrow(RefusedRequest::notFound);
    }

    @GetMapping("/accounts/{id}/postings")
    @Requires(Permission.LEDGER_VIEW)
    Slice<LedgerLists.PostingRow> postings(@PathVariable AccountId id, ListRequest request) {
        return lists.slice(LedgerLists.POSTINGS, request.with("accountId", account(id).id()));
    }

    @GetMapping("/periods")
    Map<String, List<PeriodView>> periods() {
        return Map.of("items", periods.all());
    }

    @PostMapping("/periods")
    ResponseEntity<Object> close(@RequestBody CloseBody body) {
        return Answers.created(periods.close(body.through()).map(id -> Map.of("id", id)), closed -> "/api/v1/periods");
    }

    @PostMapping("/periods/{id}/reopen")
    ResponseEntity<Object> reopen(@PathVariable PeriodId id, @RequestBody ReopenBody body) {
        return Answers.ok(periods.reopen(id, body.reason()).map(reopened -> Map.of("id", reopened)));
    }
}
