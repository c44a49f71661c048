package org.chancery.practice.guidelines.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chancery.platform.firm.Firms;
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
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.ContactRef;
import org.chancery.practice.contacts.Contacts;
import org.chancery.practice.guidelines.Guideline;
import org.chancery.practice.guidelines.GuidelineForm;
import org.chancery.practice.guidelines.GuidelineId;
import org.chancery.practice.guidelines.GuidelineLists;
import org.chancery.practice.guidelines.Guidelines;
import org.chancery.practice.guidelines.NewGuideline;
import org.chancery.practice.guidelines.RuleKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Clients' guidelines: the list of all, those of a client, and the form of a rule. */
@Controller
class GuidelinePages {

    private final Guidelines guidelines;
    private final GuidelineLists rules;
    private final Contacts contacts;
    private final Users users;
    private final Firms firms;
    private final Lists lists;

    GuidelinePages(Guidelines guidelines, GuidelineLists rules, Contacts contacts, Users users, Firms firms, Lists lists) {
        this.guidelines = guidelines;
        this.rules = rules;
        this.contacts = contacts;
        this.users = users;
        this.firms = firms;
        this.lists = lists;
    }

    @GetMapping("/guidelines")
    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS, Permission.TIME_APPROVE, Permission.BILLING_VIEW, Permission.RATES_EDIT})
    ModelAndView all(ListRequest request) {
        return lists.page(rules.all(), rules.today(request));
    }

    @GetMapping("/contacts/{id}/guidelines")
    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS, Permission.TIME_APPROVE, Permission.BILLING_VIEW, Permission.RATES_EDIT})
    ModelAndView ofClient(@PathVariable ContactId id) {
        return new ModelAndView("practice/guidelines/client", Map.of("client", client(id), "rules", guidelines.of(id), "kinds", List.of(RuleKind.values()), "today", firms.today(),
                "mayEdit", Actors.current().may(Permission.RATES_EDIT)));
    }

    @GetMapping("/contacts/{id}/guidelines/new")
    @Requires(Permission.RATES_EDIT)
    ModelAndView blank(@PathVariable ContactId id, @RequestParam(defaultValue = "BLOCK_BILLING") RuleKind kind) {
        return form(client(id), kind, null, GuidelineForm.fresh(firms.today(), firms.current().currency().getCode()));
    }

    @PostMapping("/contacts/{id}/guidelines")
    @Requires(Permission.RATES_EDIT)
    ModelAndView add(@PathVariable ContactId id, @RequestParam(defaultValue = "BLOCK_BILLING") RuleKind kind, Posted posted) {
        ContactRef client = client(id);
        return Pages.answer(posted.read(f -> GuidelineForm.read(f, id, kind)).flatMap(guidelines::add), _ -> "/contacts/" + id + "/guidelines",
                _ -> Flash.done("Entered. Work of these days is held against it from now on."), posted, form -> form(client, kind, null, form));
    }

    @GetMapping("/guidelines/{id}")
    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS, Permission.TIME_APPROVE, Permission.BILLING_VIEW, Permission.RATES_EDIT})
    ModelAndView show(@PathVariable GuidelineId id) {
        Guideline rule = rule(id);
        return form(client(rule.clientId()), rule.kind(), rule, GuidelineForm.of(rule));
    }

    @PostMapping("/guidelines/{id}")
    @Requires(Permission.RATES_EDIT)
    ModelAndView change(@PathVariable GuidelineId id, Posted posted) {
        Guideline rule = rule(id);
        record Change(int version, NewGuideline wanted) {}
        var outcome = posted.read(f -> new Change(f.number("version"), GuidelineForm.read(f, rule.clientId(), rule.kind()))).flatMap(change -> guidelines.change(id, change.version(), change.wanted()));
        return Pages.answer(outcome, _ -> "/contacts/" + rule.clientId() + "/guidelines", _ -> Flash.done("Saved."), posted, form -> form(client(rule.clientId()), rule.kind(), rule, form));
    }

    @PostMapping("/guidelines/{id}/remove")
    @Requires(Permission.RATES_EDIT)
    ModelAndView remove(@PathVariable GuidelineId id, @RequestParam int version) {
        Guideline rule = rule(id);
        return Pages.act(guidelines.remove(id, version), "/contacts/" + rule.clientId() + "/guidelines", "The rule is gone; its history stays.");
    }

    private Guideline rule(GuidelineId id) {
        return guidelines.find(id).orElseThrow(RefusedRequest::notFound);
    }

    private ContactRef client(ContactId id) {
        return contacts.ref(id).orElseThrow(RefusedRequest::notFound);
    }

    private ModelAndView form(ContactRef client, RuleKind kind, @Nullable Guideline rule, Form form) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("client", client);
        model.put("kind", kind);
        model.put("rule", rule);
        model.put("form", form);
        model.put("people", people());
        model.put("mayEdit", Actors.current().may(Permission.RATES_EDIT));
        model.put("maySeeHistory", Actors.current().may(Permission.AUDIT_VIEW));
        return new ModelAndView("practice/guidelines/rule", model);
    }

    private List<Option> people() {
        return users.all().stream().filter(user -> user.timekeeper() && user.status().equals("ACTIVE")).map(user -> Option.of(user.id().toString(), user.name())).toList();
    }
}
