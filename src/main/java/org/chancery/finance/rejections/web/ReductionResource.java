package org.chancery.finance.rejections.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Objects;
import org.chancery.finance.rejections.NewReduction;
import org.chancery.finance.rejections.ProposalId;
import org.chancery.finance.rejections.ProposalView;
import org.chancery.finance.rejections.Proposals;
import org.chancery.finance.rejections.ReductionId;
import org.chancery.finance.rejections.ReductionLists;
import org.chancery.finance.rejections.ReductionView;
import org.chancery.finance.rejections.Reductions;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Slice;
import org.chancery.practice.guidelines.Guideline;
import org.chancery.practice.guidelines.NewGuideline;
import org.chancery.shared.InvoiceId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rejections and reductions on the API, their appeals, and the rules proposed of them. */
@Tag(name = "Rejections and reductions")
@RestController
@RequestMapping("/api/v1")
class ReductionResource {

    private final Reductions reductions;
    private final Proposals proposals;
    private final Lists lists;

    ReductionResource(Reductions reductions, Proposals proposals, Lists lists) {
        this.reductions = reductions;
        this.proposals = proposals;
        this.lists = lists;
    }

    /** @param answerBy when an answer is expected; absent for no day */
    record Appeal(String appeal, @Nullable LocalDate answerBy) {}

    /** @param won what the client pays after all, from nothing to all that it took off */
    record ClientsAnswer(Money won, @Nullable String answer) {}

    record Remark(String remark) {}

    @GetMapping("/reductions")
    @Requires(Permission.BILLING_VIEW)
    Slice<ReductionView> all(ListRequest request) {
        return lists.slice(ReductionLists.REDUCTIONS, request);
    }

    @Operation(summary = "Reductions counted by reason, with what was won back and lost")
    @GetMapping("/reduction-reasons")
    @Requires(Permission.BILLING_VIEW)
    Slice<ReductionLists.ReasonCount> reasons(ListRequest request) {
        return lists.slice(ReductionLists.REASONS, request);
    }

    @GetMapping("/reductions/{id}")
    @Requires(Permission.BILLING_VIEW)
    ReductionView get(@PathVariable ReductionId id) {
        return reductions.find(id).orElseThrow(RefusedRequest::notFound);
    }

    @Operation(summary = "Record what a client took off a line, or off the bill as a whole")
    @PostMapping("/invoices/{id}/reductions")
    @Requires(Permission.BILLING_PREPARE)
    ResponseEntity<ReductionView> record(@PathVariable InvoiceId id, @RequestBody NewReduction reduction) {
        return Answers.created(reductions.record(id, reduction), made -> "/api/v1/reductions/" + made.id());
    }

    @PostMapping("/reductions/{id}/accept")
    @Requires(Permission.BILLING_PREPARE)
    ResponseEntity<ReductionView> accept(@PathVariable ReductionId id) {
        return Answers.ok(reductions.accept(id));
    }

    @PostMapping("/reductions/{id}/appeal")
    @Requires(Permission.BILLING_PREPARE)
    ResponseEntity<ReductionView> appeal(@PathVariable ReductionId id, @RequestBody Appeal appeal) {
        return Answers.ok(reductions.appeal(id, appeal.appeal(), appeal.answerBy()));
    }

    @Operation(summary = "Record the client's answer to an appeal: won, lost, or won in part. Nothing is posted")
    @PostMapping("/reductions/{id}/answer")
    @Requires(Permission.BILLING_PREPARE)
    ResponseEntity<ReductionView> answer(@PathVariable ReductionId id, @RequestBody ClientsAnswer answer) {
        return Answers.ok(reductions.answer(id, answer.won(), Objects.requireNonNullElse(answer.answer(), "")));
    }

    @GetMapping("/guideline-proposals")
    @Requires({Permission.BILLING_VIEW, Permission.RATES_EDIT})
    Slice<ProposalView> proposals(ListRequest request) {
        return lists.slice(ReductionLists.PROPOSALS, request);
    }

    @Operation(summary = "Enter the rule that was made of a proposal")
    @PostMapping("/guideline-proposals/{id}/accept")
    @Requires(Permission.RATES_EDIT)
    ResponseEntity<Guideline> accept(@PathVariable ProposalId id, @RequestBody NewGuideline rule) {
        return Answers.created(proposals.accept(id, rule), made -> "/api/v1/guidelines/" + made.id());
    }

    @PostMapping("/guideline-proposals/{id}/decline")
    @Requires(Permission.RATES_EDIT)
    ResponseEntity<ProposalView> decline(@PathVariable ProposalId id, @RequestBody Remark remark) {
        return Answers.ok(proposals.decline(id, remark.remark()));
    }
}
