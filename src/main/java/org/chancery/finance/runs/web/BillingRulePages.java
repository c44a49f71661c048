package org.chancery.finance.runs.web;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.chancery.finance.runs.BillingRuleId;
import org.chancery.finance.runs.BillingRuleTerms;
import org.chancery.finance.runs.BillingRuleView;
import org.chancery.finance.runs.BillingRules;
import org.chancery.finance.runs.BillingRunId;
import org.chancery.finance.runs.BillingRunLists;
import org.chancery.finance.runs.BillingRuns;
import org.chancery.finance.runs.Through;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.firm.OfficeId;
import org.chancery.platform.firm.Offices;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.identity.Users;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.practice.matters.Arrangement;
import org.chancery.shared.Outcome;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Billing rules: the list, a new one, and one that is changed and started. */
@Controller
class BillingRulePages {

    private final BillingRules rules;
    private final BillingRuns runs;
    private final BillingRunLists runLists;
    private final Lists lists;
    private final Offices offices;
    private final Users users;
    private final Firms firms;

    BillingRulePages(BillingRules rules, BillingRuns runs, BillingRunLists runLists, Lists lists, Offices offices, Users users, Firms firms) {
        this.rules = rules;
        this.runs = runs;
        this.runLists = runLists;
        this.lists = lists;
        this.offices = offices;
        this.users = users;
        this.firms = firms;
    }

    @GetMapping("/billing-rules")
    @Requires(Permission.BILLING_VIEW)
    ModelAndView list(ListRequest request) {
        return lists.page(runLists.rules(), request, "finance/runs/rules", Map.of());
    }

    @GetMapping("/billing-rules/new")
    @Requires(Permission.BILLING_PREPARE)
    ModelAndView blank() {
        return form(null, Form.of(Map.of("through", Through.LAST_MONTH.name())), Form.blank());
    }

    @PostMapping("/billing-rules")
    @Requires(Permission.BILLING_PREPARE)
    ModelAndView add(Posted posted) {
        return Pages.answer(posted.read(this::terms).flatMap(rules::add), BillingRuleView::href, _ -> Flash.done("Saved. Start it whenever you like."), posted,
                form -> form(null, form, Form.blank()));
    }

    @GetMapping("/billing-rules/{id}")
    ModelAndView show(@PathVariable BillingRuleId id) {
        BillingRuleView rule = rules.find(id).orElseThrow(RefusedRequest::notFound);
        return form(rule, presets(rule), Form.blank());
    }

    @PostMapping("/billing-rules/{id}")
    @Requires(Permission.BILLING_PREPARE)
    ModelAndView change(@PathVariable BillingRuleId id, Posted posted) {
        BillingRuleView rule = rules.find(id).orElseThrow(RefusedRequest::notFound);
        return Pages.answer(posted.read(this::terms).flatMap(terms -> rules.change(id, terms, posted.flag("active"))), BillingRuleView::href,
                _ -> Flash.done("Saved. It holds for runs that are started from now on."), posted, form -> form(rule, form, Form.blank()));
    }

    @PostMapping("/billing-rules/{id}/start")
    @Requires(value = Permission.BILLING_PREPARE, byOffice = true)
    ModelAndView start(@PathVariable BillingRuleId id, Posted posted) {
        BillingRuleView rule = rules.find(id).orElseThrow(RefusedRequest::notFound);
        Outcome<BillingRunId> started = posted.read(f -> new BillingRuns.StartRun(id, f.dateOrNull("through"), f.flag("dry"))).flatMap(runs::start);
        return Pages.answer(started, run -> "/billing-runs/" + run, _ -> Flash.done("Started. You can leave this page; it goes on."), posted, form -> form(rule, presets(rule), form));
    }

    private BillingRuleTerms terms(Posted f) {
        return new BillingRuleTerms(f.text("name"), f.numberOrNull("dayOfMonth"), f.constant("through", Through.class), f.idOrNull("officeId", OfficeId::of),
                Objects.requireNonNullElse(f.textOrNull("practiceArea"), ""), f.constantOrNull("arrangement", Arrangement.Kind.class), f.idOrNull("responsibleId", UserId::of),
                f.moneyOrNull("threshold", firms.current().currency()));
    }

    private static Form presets(BillingRuleView rule) {
        BillingRuleTerms terms = rule.terms();
        Map<String, Object> presets = new HashMap<>(Map.of("name", terms.name(), "through", terms.through().name(), "practiceArea", terms.practiceArea(), "active", rule.active()));
        put(presets, "dayOfMonth", terms.dayOfMonth());
        put(presets, "officeId", terms.officeId());
        put(presets, "arrangement", terms.arrangement() == null ? null : terms.arrangement().name());
        put(presets, "responsibleId", terms.responsibleId());
        put(presets, "threshold", terms.threshold());
        return Form.of(presets);
    }

    private static void put(Map<String, Object> presets, String field, @Nullable Object value) {
        if (value != null) {
            presets.put(field, value);
        }
    }

    private ModelAndView form(@Nullable BillingRuleView rule, Form form, Form start) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("rule", rule);
        model.put("form", form);
        model.put("start", start);
        model.put("offices", offices.open().stream().map(office -> Option.of(office.id().toString(), office.name())).toList());
        model.put("lawyers", users.all().stream().filter(Users.UserView::timekeeper).map(user -> Option.of(user.id().toString(), user.name())).toList());
        model.put("arrangements", Arrays.stream(Arrangement.Kind.values()).map(kind -> Option.of(kind.name(), kind.word())).toList());
        model.put("throughs", Arrays.stream(Through.values()).map(each -> Option.of(each.name(), each.title())).toList());
        model.put("currency", firms.current().currency().getCode());
        model.put("mayEdit", Actors.current().may(Permission.BILLING_PREPARE));
        model.put("mayStart", rule != null && rule.active() && Actors.current().maySomewhere(Permission.BILLING_PREPARE));
        return new ModelAndView("finance/runs/rule", model);
    }
}
