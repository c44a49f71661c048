package org.chancery.finance.receivables.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.chancery.finance.billing.PaymentId;
import org.chancery.finance.receivables.NewRefund;
import org.chancery.finance.receivables.NewReturn;
import org.chancery.finance.receivables.RefundId;
import org.chancery.finance.receivables.RefundView;
import org.chancery.finance.receivables.Refunds;
import org.chancery.finance.receivables.ReturnedPaymentView;
import org.chancery.finance.receivables.ReturnedPayments;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Unapplied cash, refunds and returned payments on the API. */
@Tag(name = "Refunds")
@RestController
@RequestMapping("/api/v1")
class RefundResource {

    private final Refunds refunds;
    private final ReturnedPayments returns;
    private final Lists lists;
    private final Firms firms;

    RefundResource(Refunds refunds, ReturnedPayments returns, Lists lists, Firms firms) {
        this.refunds = refunds;
        this.returns = returns;
        this.lists = lists;
        this.firms = firms;
    }

    /** @param date null for today */
    record ApproveRefund(@Nullable LocalDate date) {}

    /** @param date null for today */
    record RefundCameBack(@Nullable LocalDate date, String reason) {}

    /** Payments of which something is on account. */
    @GetMapping("/unapplied-cash")
    @Requires(Permission.BILLING_VIEW)
    Slice<ReceivablesLists.UnappliedRow> unapplied(ListRequest request) {
        return lists.slice(ReceivablesLists.UNAPPLIED, request.bind("today", firms.today()));
    }

    @GetMapping("/refunds")
    @Requires(Permission.BILLING_VIEW)
    Slice<ReceivablesLists.RefundRow> list(ListRequest request) {
        return lists.slice(ReceivablesLists.REFUNDS, request);
    }

    @GetMapping("/refunds/{id}")
    RefundView get(@PathVariable RefundId id) {
        return refunds.find(id).orElseThrow(RefusedRequest::notFound);
    }

    /** Asks for one; another person approves it. */
    @PostMapping("/refunds")
    ResponseEntity<RefundView> ask(@RequestBody NewRefund refund) {
        return Answers.created(refunds.ask(refund), made -> "/api/v1/refunds/" + made.id());
    }

    @PostMapping("/refunds/{id}/approve")
    ResponseEntity<RefundView> approve(@PathVariable RefundId id, @RequestBody ApproveRefund body) {
        return Answers.ok(refunds.approve(id, body.date()));
    }

    @PostMapping("/refunds/{id}/decline")
    ResponseEntity<RefundView> decline(@PathVariable RefundId id) {
        return Answers.ok(refunds.decline(id));
    }

    /** The money came back. */
    @PostMapping("/refunds/{id}/return")
    ResponseEntity<RefundView> cameBack(@PathVariable RefundId id, @RequestBody RefundCameBack body) {
        return Answers.ok(refunds.cameBack(id, body.date(), body.reason()));
    }

    /** The bank took a payment back: it bounced, or was charged back. */
    @PostMapping("/payments/{id}/return")
    ResponseEntity<ReturnedPaymentView> returned(@PathVariable PaymentId id, @RequestBody NewReturn body) {
        return Answers.ok(returns.record(id, body));
    }
}
