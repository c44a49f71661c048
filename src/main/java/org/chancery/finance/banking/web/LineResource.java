package org.chancery.finance.banking.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.chancery.finance.banking.LineEntries;
import org.chancery.finance.banking.LineEntry;
import org.chancery.finance.banking.LineId;
import org.chancery.finance.banking.OpenLine;
import org.chancery.finance.banking.RecordedLine;
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

/** The lines of the banks on the API. */
@Tag(name = "Banking")
@RestController
@RequestMapping("/api/v1/bank-lines")
class LineResource {

    private final LineEntries entries;
    private final Lists lists;

    LineResource(LineEntries entries, Lists lists) {
        this.entries = entries;
        this.lists = lists;
    }

    @GetMapping
    @Requires(Permission.BANKING_VIEW)
    Slice<BankingLists.LineRow> list(ListRequest request) {
        return lists.slice(BankingLists.LINES, request);
    }

    @GetMapping("/{id}")
    OpenLine get(@PathVariable LineId id) {
        return entries.find(id).orElseThrow(RefusedRequest::notFound);
    }

    @Operation(summary = "Record what a line is that is only at the bank, and match it")
    @PostMapping("/{id}/entry")
    ResponseEntity<RecordedLine> record(@PathVariable LineId id, @RequestBody LineEntry entry) {
        return Answers.created(entries.record(id, entry), _ -> "/api/v1/bank-lines/" + id);
    }
}
