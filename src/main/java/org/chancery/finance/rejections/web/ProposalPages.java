package org.chancery.finance.rejections.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chancery.finance.rejections.ProposalId;
import org.chancery.finance.rejections.ProposalView;
import org.chancery.finance.rejections.Proposals;
import org.chancery.finance.rejections.ReductionLists;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.identity.Users;
import org.chancery.platform.web.Department;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.NavItem;
import org.chancery.platform.web.NavigationSource;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.practice.guidelines.GuidelineForm;
import org.chancery.practice.guidelines.RuleKind;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Reductions of all bills, counted by reason, and the rules that they ask for. */
@Controller
class ProposalPages implements NavigationSource {

    private final Proposals proposals;
    private final Users users;
    private final Firms firms;
    private final Lists lists;

    ProposalPages(Proposals proposals, Users users, Firms firms, Lists lists) {
        this.proposals = proposals;
        this.users = users;
        this.firms = firms;
        this.lists = lists;
    }

    @Override
    public List<NavItem> items() {
        return List.of(NavItem.of(Department.FINANCE, "Reductions", "/reductions").order(14).permission(Permission.BILLING_VIEW.permission()));
    }

    @GetMapping("/reductions")
    @Requires(Permission.BILLING_VIEW)
    ModelAndView all(ListRequest request) {
        return lists.page(ReductionLists.REDUCTIONS, request);
    }

    @GetMapping("/reductions/reasons")
    @Requires(Permission.BILLING_VIEW)
    ModelAndView reasons(ListRequest request) {
        return lists.page(ReductionLists.REASONS, request);
    }

    @GetMapping("/reductions/proposals")
    @Requires({Permission.BILLING_VIEW, Permission.RATES_EDIT})
    ModelAndView proposals(ListRequest request) {
        return lists.page(ReductionLists.PROPOSALS, request);
    }

    @GetMapping("/reductions/proposals/{id}")
    @Requires({Permission.BILLING_VIEW, Permission.RATES_EDIT})
    ModelAndView show(@PathVariable ProposalId id) {
        ProposalView proposal = proposal(id);
        return draw(proposal, fresh(proposal), Form.blank());
    }

    /** What the client wrote is the source, until somebody finds the clause. */
    private Form fresh(ProposalView proposal) {
        Map<String, Object> presets = new HashMap<>(GuidelineForm.fresh(firms.today(), firms.current().currency().getCode()).presets());
        presets.put("document", "Reduction of bill " + proposal.number());
        presets.put("words", proposal.words());
        return Form.of(presets);
    }

    @PostMapping("/reductions/proposals/{id}/accept")
    @Requires(Permission.RATES_EDIT)
    ModelAndView accept(@PathVariable ProposalId id, Posted posted) {
        ProposalView proposal = proposal(id);
        return Pages.answer(posted.read(f -> GuidelineForm.read(f, proposal.clientId(), kind(proposal))).flatMap(rule -> proposals.accept(id, rule)),
                _ -> "/contacts/" + proposal.clientId() + "/guidelines", _ -> Flash.done("The rule holds from now on."), posted, form -> draw(proposal, form, Form.blank()));
    }

    @PostMapping("/reductions/proposals/{id}/decline")
    @Requires(Permission.RATES_EDIT)
    ModelAndView decline(@PathVariable ProposalId id, Posted posted) {
        ProposalView proposal = proposal(id);
        return Pages.answer(proposals.decline(id, Objects.requireNonNullElse(posted.textOrNull("remark"), "")), ProposalView::href, _ -> Flash.done("Declined; nothing changes."), posted,
                form -> draw(proposal, fresh(proposal), form));
    }

    private ProposalView proposal(ProposalId id) {
        return proposals.find(id).orElseThrow(RefusedRequest::notFound);
    }

    private static RuleKind kind(ProposalView proposal) {
        return proposal.reason().rule().orElseThrow(RefusedRequest::notFound);
    }

    private ModelAndView draw(ProposalView proposal, Form form, Form declining) {
        return new ModelAndView("finance/rejections/proposal", Map.of("proposal", proposal, "kind", kind(proposal), "form", form, "declining", declining, "people", people(),
                "mayDecide", Actors.current().may(Permission.RATES_EDIT)));
    }

    private List<Option> people() {
        return users.all().stream().filter(user -> user.timekeeper() && user.status().equals("ACTIVE")).map(user -> Option.of(user.id().toString(), user.name())).toList();
    }
}
