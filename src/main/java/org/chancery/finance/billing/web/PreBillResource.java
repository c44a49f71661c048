package org.chancery.finance.billing.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.chancery.finance.billing.BillDiscount;
import org.chancery.finance.billing.Invoices;
import org.chancery.finance.billing.IssueBill;
import org.chancery.finance.billing.IssuedBill;
import org.chancery.finance.billing.LineEdit;
import org.chancery.finance.billing.NewLine;
import org.chancery.finance.billing.PreBillChange;
import org.chancery.finance.billing.PreBillId;
import org.chancery.finance.billing.PreBillLineId;
import org.chancery.finance.billing.PreBillReview;
import org.chancery.finance.billing.PreBillView;
import org.chancery.finance.billing.PreBills;
import org.chancery.finance.billing.PrepareBills;
import org.chancery.finance.billing.PreparedBills;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Slice;
import org.chancery.platform.web.Version;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Pre-bills on the API. What a wall hides is 404. A change may name the version it was made for by {@code If-Match}. */
@Tag(name = "Pre-bills")
@RestController
@RequestMapping("/api/v1/pre-bills")
class PreBillResource {

    private final PreBills bills;
    private final PreBillReview review;
    private final Invoices invoices;
    private final Lists lists;

    PreBillResource(PreBills bills, PreBillReview review, Invoices invoices, Lists lists) {
        this.bills = bills;
        this.review = review;
        this.invoices = invoices;
        this.lists = lists;
    }

    /** Neither percentage nor sum takes the discount away; {@code on} is FEES if it is not said. */
    record DiscountBody(@Nullable BigDecimal percent, @Nullable Money amount, BillDiscount.@Nullable Scope on, @Nullable String reason) {}

    /** What is null stays as it is. */
    record PresentationBody(@Nullable Boolean showTime, @Nullable String note) {}

    record CommentBody(String comment) {}

    record ReasonBody(@Nullable String reason) {}

    @PostMapping
    ResponseEntity<PreparedBills> prepare(@RequestBody PrepareBills command) {
        return Answers.created(bills.prepare(command), made -> made.items().size() == 1 ? "/api/v1/pre-bills/" + made.items().getFirst().id() : "/api/v1/pre-bills");
    }

    @GetMapping
    @Requires(Permission.BILLING_VIEW)
    Slice<BillingLists.PreBillRow> list(ListRequest request) {
        return lists.slice(BillingLists.PRE_BILLS, request);
    }

    @GetMapping("/{id}")
    ResponseEntity<PreBillView> get(@PathVariable PreBillId id) {
        PreBillView bill = find(id);
        return Version.of(bill, bill.version());
    }

    private PreBillView find(PreBillId id) {
        return bills.find(id).orElseThrow(RefusedRequest::notFound);
    }

    /** Who did what to it and why, newest first. */
    @GetMapping("/{id}/changes")
    Slice<PreBillChange> changes(@PathVariable PreBillId id) {
        find(id);
        return Slice.whole(bills.changes(id));
    }

    /** What a reviewer should know before approving. */
    @GetMapping("/{id}/warnings")
    Slice<String> warnings(@PathVariable PreBillId id) {
        return Slice.whole(bills.warnings(find(id)));
    }

    @PatchMapping("/{id}")
    ResponseEntity<PreBillView> present(@PathVariable PreBillId id, @RequestBody PresentationBody body, HttpServletRequest request) {
        PreBillView bill = checked(id, request);
        return Answers.ok(review.presentation(id, Objects.requireNonNullElse(body.showTime(), bill.showTime()), Objects.requireNonNullElse(body.note(), bill.note())));
    }

    private PreBillView checked(PreBillId id, HttpServletRequest request) {
        PreBillView bill = find(id);
        Version.check(request, bill.version());
        return bill;
    }

    @PutMapping("/{id}/discount")
    ResponseEntity<PreBillView> discount(@PathVariable PreBillId id, @RequestBody DiscountBody body, HttpServletRequest request) {
        checked(id, request);
        return Answers.ok(review.discount(id, new LineEdit.Off(body.percent(), body.amount()), Objects.requireNonNullElse(body.on(), BillDiscount.Scope.FEES), body.reason()));
    }

    @PostMapping("/{id}/lines")
    ResponseEntity<PreBillView> add(@PathVariable PreBillId id, @RequestBody NewLine line, HttpServletRequest request) {
        checked(id, request);
        return Answers.created(review.add(id, line), bill -> "/api/v1/pre-bills/" + bill.id());
    }

    @PatchMapping("/{id}/lines/{lineId}")
    ResponseEntity<PreBillView> change(@PathVariable PreBillId id, @PathVariable PreBillLineId lineId, @RequestBody LineEdit edit, HttpServletRequest request) {
        checked(id, request);
        return Answers.ok(review.change(id, lineId, edit));
    }

    @DeleteMapping("/{id}/lines/{lineId}")
    ResponseEntity<PreBillView> takeOff(@PathVariable PreBillId id, @PathVariable PreBillLineId lineId, @RequestParam(required = false) @Nullable String reason,
            HttpServletRequest request) {
        checked(id, request);
        return Answers.ok(review.takeOff(id, lineId, reason));
    }

    /** @param lines of one person's time, at one rate */
    record MergeBody(List<PreBillLineId> lines, @Nullable String reason) {}

    /** Makes one line of several. */
    @PostMapping("/{id}/merge")
    ResponseEntity<PreBillView> merge(@PathVariable PreBillId id, @RequestBody MergeBody body, HttpServletRequest request) {
        checked(id, request);
        return Answers.ok(review.merge(id, body.lines(), body.reason()));
    }

    /** Makes a line again of each that was merged into this one. */
    @PostMapping("/{id}/lines/{lineId}/take-apart")
    ResponseEntity<PreBillView> takeApart(@PathVariable PreBillId id, @PathVariable PreBillLineId lineId, HttpServletRequest request) {
        checked(id, request);
        return Answers.ok(review.takeApart(id, lineId));
    }

    @Operation(summary = "Say something to whoever prepared it, who finds it in the inbox")
    @PostMapping("/{id}/comments")
    ResponseEntity<PreBillView> comment(@PathVariable PreBillId id, @RequestBody CommentBody body) {
        return Answers.ok(review.comment(id, body.comment()));
    }

    @PostMapping("/{id}/approve")
    ResponseEntity<PreBillView> approve(@PathVariable PreBillId id, HttpServletRequest request) {
        checked(id, request);
        return Answers.ok(bills.approve(id));
    }

    @PostMapping("/{id}/reopen")
    ResponseEntity<PreBillView> reopen(@PathVariable PreBillId id) {
        return Answers.ok(bills.reopen(id));
    }

    @PostMapping("/{id}/cancel")
    ResponseEntity<PreBillView> cancel(@PathVariable PreBillId id, @RequestBody(required = false) @Nullable ReasonBody body) {
        String reason = body == null ? null : body.reason();
        return Answers.ok(bills.cancel(id, reason == null ? "" : reason));
    }

    @PostMapping("/{id}/issue")
    ResponseEntity<IssuedBill> issue(@PathVariable PreBillId id, @RequestBody(required = false) @Nullable IssueBill command) {
        return Answers.created(invoices.issue(id, command == null ? new IssueBill(null, null) : command), bill -> "/api/v1/invoices/" + bill.invoiceId());
    }
}
