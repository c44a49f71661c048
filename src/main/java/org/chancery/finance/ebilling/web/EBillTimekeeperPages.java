package org.chancery.finance.ebilling.web;

import java.util.Map;
import java.util.Objects;
import org.chancery.finance.ebilling.EBillTimekeepers;
import org.chancery.finance.ebilling.EBillTimekeepers.Details;
import org.chancery.finance.ebilling.EBillTimekeepers.EBillTimekeeper;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.shared.UserId;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** How clients' systems know the firm's people. */
@Controller
class EBillTimekeeperPages {

    private final EBillTimekeepers timekeepers;

    EBillTimekeeperPages(EBillTimekeepers timekeepers) {
        this.timekeepers = timekeepers;
    }

    @GetMapping("/ebills/timekeepers")
    @Requires({Permission.BILLING_VIEW, Permission.RATES_EDIT})
    ModelAndView list() {
        return new ModelAndView("finance/ebilling/timekeepers", Map.of("timekeepers", timekeepers.all(), "mayEdit", Actors.current().may(Permission.RATES_EDIT)));
    }

    @GetMapping("/ebills/timekeepers/{user}")
    @Requires(Permission.RATES_EDIT)
    ModelAndView show(@PathVariable UserId user) {
        Details now = Objects.requireNonNullElse(find(user).details(), new Details("", "", "", ""));
        return draw(user, Form.of(Map.of("code", now.code(), "lastName", now.lastName(), "firstName", now.firstName(), "classification", now.classification())));
    }

    private EBillTimekeeper find(UserId user) {
        return timekeepers.all().stream().filter(each -> each.userId().equals(user)).findFirst().orElseThrow(RefusedRequest::notFound);
    }

    private ModelAndView draw(UserId user, Form form) {
        return new ModelAndView("finance/ebilling/timekeeper", Map.of("timekeeper", find(user), "form", form));
    }

    @PostMapping("/ebills/timekeepers/{user}")
    @Requires(Permission.RATES_EDIT)
    ModelAndView set(@PathVariable UserId user, Posted posted) {
        find(user);
        var outcome = posted.read(f -> new Details(f.text("code"), f.text("lastName"), Objects.requireNonNullElse(f.textOrNull("firstName"), ""), f.text("classification")))
                .flatMap(details -> timekeepers.set(user, details));
        return Pages.answer(outcome, _ -> "/ebills/timekeepers", _ -> Flash.done("Saved. It holds for e-bills made from now on."), posted, form -> draw(user, form));
    }
}
