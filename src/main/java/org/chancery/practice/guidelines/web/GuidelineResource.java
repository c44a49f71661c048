package org.chancery.practice.guidelines.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Slice;
import org.chancery.platform.web.Version;
import org.chancery.practice.guidelines.Guideline;
import org.chancery.practice.guidelines.GuidelineId;
import org.chancery.practice.guidelines.GuidelineLists;
import org.chancery.practice.guidelines.Guidelines;
import org.chancery.practice.guidelines.NewGuideline;
import org.chancery.practice.guidelines.Parameter;
import org.chancery.practice.guidelines.RuleKind;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Clients' guidelines on the API. */
@Tag(name = "Client guidelines")
@RestController
@RequestMapping("/api/v1")
class GuidelineResource {

    private final Guidelines guidelines;
    private final GuidelineLists rules;
    private final Lists lists;

    GuidelineResource(Guidelines guidelines, GuidelineLists rules, Lists lists) {
        this.guidelines = guidelines;
        this.rules = rules;
        this.lists = lists;
    }

    /** A kind of rule and what it must be told. */
    record Kind(RuleKind kind, String title, String demand, List<Parameter> parameters) {}

    @Operation(summary = "The kinds of rules, each with its parameters, which are always text")
    @GetMapping("/guideline-kinds")
    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS, Permission.TIME_APPROVE, Permission.BILLING_VIEW, Permission.RATES_EDIT})
    Slice<Kind> kinds() {
        return Slice.whole(Arrays.stream(RuleKind.values()).map(kind -> new Kind(kind, kind.title(), kind.demand(), kind.parameters())).toList());
    }

    @GetMapping("/guidelines")
    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS, Permission.TIME_APPROVE, Permission.BILLING_VIEW, Permission.RATES_EDIT})
    Slice<Guideline> all(ListRequest request) {
        return lists.slice(rules.all(), rules.today(request));
    }

    @PostMapping("/guidelines")
    @Requires(Permission.RATES_EDIT)
    ResponseEntity<Guideline> add(@RequestBody NewGuideline rule) {
        return Answers.created(guidelines.add(rule), made -> "/api/v1/guidelines/" + made.id());
    }

    @GetMapping("/guidelines/{id}")
    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS, Permission.TIME_APPROVE, Permission.BILLING_VIEW, Permission.RATES_EDIT})
    ResponseEntity<Guideline> get(@PathVariable GuidelineId id) {
        Guideline rule = rule(id);
        return Version.of(rule, rule.version());
    }

    @Operation(summary = "Change a rule; its client and kind stay as they are")
    @PutMapping("/guidelines/{id}")
    @Requires(Permission.RATES_EDIT)
    ResponseEntity<Guideline> change(@PathVariable GuidelineId id, @RequestBody NewGuideline rule, HttpServletRequest request) {
        Guideline before = rule(id);
        Version.check(request, before.version());
        return Answers.ok(guidelines.change(id, before.version(), rule));
    }

    @DeleteMapping("/guidelines/{id}")
    @Requires(Permission.RATES_EDIT)
    ResponseEntity<Void> remove(@PathVariable GuidelineId id, HttpServletRequest request) {
        Guideline before = rule(id);
        Version.check(request, before.version());
        return Answers.done(guidelines.remove(id, before.version()));
    }

    private Guideline rule(GuidelineId id) {
        return guidelines.find(id).orElseThrow(RefusedRequest::notFound);
    }
}
