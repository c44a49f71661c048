package org.chancery.finance.receivables.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import org.chancery.finance.receivables.NewPlan;
import org.chancery.finance.receivables.PaymentPlans;
import org.chancery.finance.receivables.PlanId;
import org.chancery.finance.receivables.PlanView;
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

/** Payment plans on the API. */
@Tag(name = "Payment plans")
@RestController
@RequestMapping("/api/v1/payment-plans")
class PlanResource {

    private final PaymentPlans plans;
    private final Lists lists;
    private final Firms firms;

    PlanResource(PaymentPlans plans, Lists lists, Firms firms) {
        this.plans = plans;
        this.lists = lists;
        this.firms = firms;
    }

    @GetMapping
    @Requires(Permission.BILLING_VIEW)
    Slice<PlanList.PlanRow> list(ListRequest request) {
        return lists.slice(PlanList.PLANS, request.bind("today", firms.today()));
    }

    @GetMapping("/{id}")
    PlanView get(@PathVariable PlanId id) {
        return plans.find(id).orElseThrow(RefusedRequest::notFound);
    }

    /** Agrees a plan from today on, over what is owed of its bills. */
    @PostMapping
    ResponseEntity<PlanView> agree(@RequestBody NewPlan plan) {
        return Answers.created(plans.agree(plan), made -> "/api/v1/payment-plans/" + made.id());
    }

    @PostMapping("/{id}/cancel")
    ResponseEntity<PlanView> cancel(@PathVariable PlanId id) {
        return Answers.ok(plans.cancel(id));
    }
}
