package org.chancery.practice.timekeeping.web;

import java.time.LocalDate;
import java.util.Map;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Pages;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.timekeeping.Rerating;
import org.chancery.practice.timekeeping.Rerating.Preview;
import org.chancery.practice.timekeeping.Rerating.Scope;
import org.chancery.shared.Outcome;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** What new rates and terms would make of unbilled time, and the button that does it. */
@Controller
class ReratingPages {

    private final Rerating rerating;
    private final WorkForms forms;

    ReratingPages(Rerating rerating, WorkForms forms) {
        this.rerating = rerating;
        this.forms = forms;
    }

    @GetMapping("/rates/re-rating")
    ModelAndView preview(@RequestParam(required = false) @Nullable MatterId matterId, @RequestParam(required = false) @Nullable ContactId clientId,
            @RequestParam(required = false) @Nullable UserId timekeeperId, @RequestParam(required = false) @Nullable LocalDate from) {
        Scope scope = new Scope(matterId, clientId, timekeeperId, from);
        return new ModelAndView("practice/timekeeping/re-rating", Map.of("preview", rerating.preview(scope), "scope", scope, "timekeepers", forms.timekeepers()));
    }

    @PostMapping("/rates/re-rating")
    @Requires(Permission.RATES_EDIT)
    ModelAndView apply(@RequestParam(required = false) @Nullable MatterId matterId, @RequestParam(required = false) @Nullable ContactId clientId,
            @RequestParam(required = false) @Nullable UserId timekeeperId, @RequestParam(required = false) @Nullable LocalDate from, @RequestParam int expected) {
        Scope scope = new Scope(matterId, clientId, timekeeperId, from);
        Outcome<Preview> outcome = rerating.apply(scope, expected);
        return Pages.act(outcome, address(scope), expected + " entries re-rated.");
    }

    private static String address(Scope scope) {
        var address = UriComponentsBuilder.fromPath("/rates/re-rating");
        add(address, "matterId", scope.matterId());
        add(address, "clientId", scope.clientId());
        add(address, "timekeeperId", scope.timekeeperId());
        add(address, "from", scope.from());
        return address.toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable Object value) {
        if (value != null) {
            address.queryParam(name, value);
        }
    }
}
