package org.chancery.practice.matters.web;

import java.util.Map;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Choices;
import org.chancery.platform.web.Column;
import org.chancery.platform.web.Filter;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Listing;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Tone;
import org.chancery.practice.matters.AskedFor;
import org.chancery.practice.matters.StopId;
import org.chancery.practice.matters.WallAttempt;
import org.chancery.practice.matters.WallAttempts;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Who asked for what a wall hides from him, and the review of it. */
@Controller
class WallAttemptPages {

    static final Listing<WallAttempt> ATTEMPTS = Listing.of("wall-attempts", "Stopped by a wall", WallAttempt.class)
            .sql(WallAttempts.SQL)
            .row(WallAttempts::read)
            .column(Column.instant("at", "When", WallAttempt::at).required())
            .column(Column.text("name", "Who", WallAttempt::name).link(attempt -> "/walls/attempts/" + attempt.id()).required())
            .column(Column.text("what", "Asked for", WallAttempt::what).link(WallAttempt::href).required())
            .column(Column.text("kind", "How", (WallAttempt attempt) -> attempt.kind().word()).small(WallAttempt::route))
            .column(Column.tag("state", "Looked at", (WallAttempt attempt) -> attempt.reviewed() ? "Looked at" : "Not yet")
                    .tone(attempt -> attempt.reviewed() ? Tone.GOOD : Tone.WARN))
            .column(Column.text("reviewedBy", "By", WallAttempt::reviewedBy).small(WallAttempt::comment))
            .filter(Filter.choice("state", "Looked at", Choices.of(java.util.List.of(Option.of("OPEN", "Not yet"), Option.of("REVIEWED", "Looked at")))))
            .filter(Filter.choice("kind", "How", Choices.of(AskedFor.Kind.class, AskedFor.Kind::word)))
            .filter(Filter.choice("person", "Who", Choices.query("select id::text as value, name as label from platform.app_user where kind <> 'SYSTEM' order by name, id"), "user_id::text in (:person)"))
            .filter(Filter.instants("at", "When", "at"))
            .sort("-at")
            .view("Not looked at", "state=OPEN")
            .view("All", "")
            .empty("Nobody was stopped by a wall", "Whoever asks for a page that a wall hides from him, sends something to it or searches for it stands here within seconds, for those inside to look at.")
            .build();

    private final WallAttempts attempts;
    private final Lists lists;

    WallAttemptPages(WallAttempts attempts, Lists lists) {
        this.attempts = attempts;
        this.lists = lists;
    }

    @GetMapping("/walls/attempts")
    @Requires(Permission.WALLS_MANAGE)
    ModelAndView list(ListRequest request) {
        return lists.page(ATTEMPTS, request, "practice/matters/attempts", Map.of());
    }

    @GetMapping("/walls/attempts/{attempt}")
    @Requires(Permission.WALLS_MANAGE)
    ModelAndView one(@PathVariable StopId attempt) {
        return page(attempts.find(attempt).orElseThrow(RefusedRequest::notFound), Form.blank());
    }

    private static ModelAndView page(WallAttempt.Reviewed attempt, Form form) {
        return new ModelAndView("practice/matters/attempt", Map.of("attempt", attempt.attempt(), "reviews", attempt.reviews(), "form", form));
    }

    @PostMapping("/walls/attempts/{attempt}")
    @Requires(Permission.WALLS_MANAGE)
    ModelAndView review(@PathVariable StopId attempt, Posted posted) {
        var there = attempts.find(attempt).orElseThrow(RefusedRequest::notFound);
        return Pages.answer(attempts.review(attempt, WallForms.text(posted, "comment")), _ -> "/walls/attempts", _ -> Flash.done("Looked at."), posted, form -> page(there, form));
    }
}
