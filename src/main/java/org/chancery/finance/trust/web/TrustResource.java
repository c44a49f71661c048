package org.chancery.finance.trust.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.trust.ClientLedgers;
import org.chancery.finance.trust.ClientMoney;
import org.chancery.finance.trust.LedgerCard;
import org.chancery.finance.trust.RecordedEntry;
import org.chancery.finance.trust.TrustDisbursement;
import org.chancery.finance.trust.TrustEntryId;
import org.chancery.finance.trust.TrustReceipt;
import org.chancery.finance.trust.TrustTransfer;
import org.chancery.finance.trust.TrustTransfers;
import org.chancery.finance.trust.TrustVoids;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Slice;
import org.chancery.practice.matters.MatterId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Client money on the API. What a wall hides is 404, as if it had never been. */
@Tag(name = "Client money")
@RestController
@RequestMapping("/api/v1/trust")
class TrustResource {

    private final ClientMoney money;
    private final TrustTransfers transfers;
    private final TrustVoids voids;
    private final ClientLedgers ledgers;
    private final Lists lists;
    private final Firms firms;

    TrustResource(ClientMoney money, TrustTransfers transfers, TrustVoids voids, ClientLedgers ledgers, Lists lists, Firms firms) {
        this.money = money;
        this.transfers = transfers;
        this.voids = voids;
        this.ledgers = ledgers;
        this.lists = lists;
        this.firms = firms;
    }

    record ClearBody(LocalDate date) {}

    record ClearAllBody(List<TrustEntryId> ids, LocalDate date) {}

    record VoidBody(LocalDate date, String reason) {}

    @PostMapping("/receipts")
    ResponseEntity<Object> receive(@RequestBody TrustReceipt receipt) {
        return Answers.created(money.receive(receipt), TrustResource::location);
    }

    @PostMapping("/receipts/{id}/clear")
    ResponseEntity<Object> clear(@PathVariable TrustEntryId id, @RequestBody ClearBody body) {
        return Answers.ok(money.clear(id, body.date()));
    }

    /** Clears several receipts on one day, all or none. */
    @PostMapping("/receipts/clear")
    ResponseEntity<Slice<RecordedEntry>> clearAll(@RequestBody ClearAllBody body) {
        return Answers.ok(money.clearAll(body.ids(), body.date()).map(Slice::whole));
    }

    @PostMapping("/disbursements")
    ResponseEntity<Object> disburse(@RequestBody TrustDisbursement payment) {
        return Answers.created(money.disburse(payment), TrustResource::location);
    }

    @PostMapping("/transfers")
    ResponseEntity<Object> transfer(@RequestBody TrustTransfer transfer) {
        return Answers.created(transfers.transfer(transfer), TrustResource::location);
    }

    /** Voids a receipt, a payment or a transfer; of a transfer either leg names the whole. */
    @PostMapping({"/entries/{id}/void", "/receipts/{id}/void", "/disbursements/{id}/void", "/transfers/{id}/void"})
    ResponseEntity<Object> voidEntry(@PathVariable TrustEntryId id, @RequestBody VoidBody body) {
        return Answers.created(voids.voidEntry(id, body.date(), body.reason()), TrustResource::location);
    }

    private static String location(RecordedEntry entry) {
        return "/api/v1/trust/entries/" + entry.id();
    }

    @GetMapping("/entries")
    @Requires(Permission.TRUST_VIEW)
    Slice<TrustLists.TrustRow> entries(ListRequest request) {
        return lists.slice(TrustLists.ENTRIES, request);
    }

    @GetMapping("/entries/{id}")
    LedgerCard.Line entry(@PathVariable TrustEntryId id) {
        return ledgers.entry(id).orElseThrow(RefusedRequest::notFound);
    }

    /** Client ledgers at the end of a day, {@code ?asOf=}, today by default. */
    @GetMapping("/ledgers")
    @Requires(Permission.TRUST_VIEW)
    Slice<TrustLists.LedgerRow> ledgers(ListRequest request, @RequestParam(required = false) @Nullable LocalDate asOf) {
        return lists.slice(TrustLists.LEDGERS, request.bind("asOf", asOf == null ? firms.today() : asOf));
    }

    /** A matter's card in one trust account, or in all of them; an empty one if it never held money. */
    @GetMapping("/ledgers/{matterId}")
    LedgerCard card(@PathVariable MatterId matterId, @RequestParam(required = false) @Nullable BankAccountId bankAccountId,
            @RequestParam(required = false) @Nullable LocalDate asOf) {
        return ledgers.card(matterId, bankAccountId, asOf).orElseThrow(RefusedRequest::notFound);
    }
}
