package org.chancery.finance.receivables.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.chancery.finance.billing.InterestBills;
import org.chancery.finance.receivables.InterestPolicy;
import org.chancery.finance.receivables.InterestTerms;
import org.chancery.finance.receivables.InterestView;
import org.chancery.finance.receivables.NewInterestTerms;
import org.chancery.finance.receivables.OverdueInterest;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Slice;
import org.chancery.practice.contacts.ContactId;
import org.chancery.shared.InvoiceId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Interest on overdue bills, on the API. */
@Tag(name = "Interest")
@RestController
@RequestMapping("/api/v1")
class InterestResource {

    private final OverdueInterest interest;
    private final InterestPolicy policy;
    private final Lists lists;

    InterestResource(OverdueInterest interest, InterestPolicy policy, Lists lists) {
        this.interest = interest;
        this.policy = policy;
        this.lists = lists;
    }

    /** @param through last day of it; null for today */
    record ChargeInterest(List<InvoiceId> invoiceIds, @Nullable LocalDate through) {}

    /** The firm's terms; a client's or a bill's with {@code clientId} or {@code invoiceId}. The latest first. */
    @GetMapping("/interest/terms")
    @Requires(Permission.BILLING_VIEW)
    List<InterestTerms> terms(@RequestParam(required = false) @Nullable ContactId clientId, @RequestParam(required = false) @Nullable InvoiceId invoiceId) {
        return policy.terms(clientId, invoiceId);
    }

    /** Sets terms from a day on; what was set before stays to be read. */
    @PostMapping("/interest/terms")
    ResponseEntity<InterestTerms> set(@RequestBody NewInterestTerms terms) {
        return Answers.created(policy.set(terms), _ -> "/api/v1/interest/terms");
    }

    /** Interest that was charged. */
    @GetMapping("/interest/charges")
    @Requires(Permission.BILLING_VIEW)
    Slice<InterestLists.ChargeRow> charges(ListRequest request) {
        return lists.slice(InterestLists.CHARGES, request);
    }

    /** Prepares bills over the interest that overdue bills bear. */
    @PostMapping("/interest/charges")
    ResponseEntity<List<InterestBills.Prepared>> charge(@RequestBody ChargeInterest body) {
        return Answers.ok(interest.charge(body.invoiceIds(), body.through()));
    }

    /** What a bill bears up to the end of a day, and how it came about. */
    @GetMapping("/invoices/{id}/interest")
    InterestView ofBill(@PathVariable InvoiceId id, @RequestParam(required = false) @Nullable LocalDate through) {
        return interest.of(id, through).orElseThrow(RefusedRequest::notFound);
    }

    /** Of each bill of a client that bears any or was charged. */
    @GetMapping("/receivables/{id}/interest")
    List<InterestView> ofClient(@PathVariable ContactId id, @RequestParam(required = false) @Nullable LocalDate through) {
        return interest.of(id, through).orElseThrow(RefusedRequest::notFound);
    }
}
