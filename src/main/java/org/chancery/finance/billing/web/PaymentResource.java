package org.chancery.finance.billing.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.chancery.finance.billing.Allocation;
import org.chancery.finance.billing.NewPayment;
import org.chancery.finance.billing.PaymentId;
import org.chancery.finance.billing.PaymentView;
import org.chancery.finance.billing.Payments;
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

/** Payments on the API. */
@Tag(name = "Payments")
@RestController
@RequestMapping("/api/v1/payments")
class PaymentResource {

    private final Payments payments;
    private final Lists lists;

    PaymentResource(Payments payments, Lists lists) {
        this.payments = payments;
        this.lists = lists;
    }

    /** @param date null for today */
    record ReverseBody(@Nullable LocalDate date, String reason) {}

    /**
     * @param date        null for the payment's own
     * @param allocations null for the payor's own bills, oldest due first
     */
    record AllocateBody(@Nullable LocalDate date, @Nullable List<Allocation> allocations) {}

    @PostMapping
    ResponseEntity<PaymentView> record(@RequestBody NewPayment payment) {
        return Answers.created(payments.record(payment), made -> "/api/v1/payments/" + made.id());
    }

    @GetMapping
    @Requires(Permission.BILLING_VIEW)
    Slice<BillingLists.PaymentRow> list(ListRequest request) {
        return lists.slice(BillingLists.PAYMENTS, request);
    }

    @GetMapping("/{id}")
    PaymentView get(@PathVariable PaymentId id) {
        return payments.find(id).orElseThrow(RefusedRequest::notFound);
    }

    @PostMapping("/{id}/allocations")
    ResponseEntity<PaymentView> allocate(@PathVariable PaymentId id, @RequestBody AllocateBody body) {
        return Answers.ok(payments.allocate(id, body.date(), body.allocations()));
    }

    @PostMapping("/{id}/reverse")
    ResponseEntity<PaymentView> reverse(@PathVariable PaymentId id, @RequestBody ReverseBody body) {
        return Answers.ok(payments.reverse(id, body.date(), body.reason()));
    }
}
