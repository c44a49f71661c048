package org.chancery.finance.receivables.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chancery.finance.receivables.DunningLetters;
import org.chancery.finance.receivables.DunningLevel;
import org.chancery.finance.receivables.DunningPolicy;
import org.chancery.finance.receivables.LetterId;
import org.chancery.finance.receivables.LetterView;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.PdfAnswer;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.shared.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Dunning letters: a run, its review, the printed file, and the firm's levels. */
@Controller
class LetterPages {

    private static final int MOST_LEVELS = 5;

    private final DunningLetters letters;
    private final DunningPolicy policy;
    private final Lists lists;

    LetterPages(DunningLetters letters, DunningPolicy policy, Lists lists) {
        this.letters = letters;
        this.policy = policy;
        this.lists = lists;
    }

    @GetMapping("/letters")
    @Requires(Permission.BILLING_VIEW)
    ModelAndView list(ListRequest request) {
        Actor actor = Actors.current();
        return lists.page(ReceivablesLists.LETTERS, request, "finance/receivables/letters", Map.of("mayRun", actor.may(Permission.PAYMENTS_RECORD),
                "mayRelease", actor.may(Permission.BILLING_ISSUE)));
    }

    @GetMapping("/letters/run")
    @Requires(Permission.PAYMENTS_RECORD)
    ModelAndView blankRun() {
        return new ModelAndView("finance/receivables/run", Map.of("form", Form.blank(), "levels", policy.levels()));
    }

    @PostMapping("/letters/run")
    @Requires(Permission.PAYMENTS_RECORD)
    ModelAndView run(Posted posted) {
        record Wanted(@Nullable LocalDate date, boolean again) {}
        return Pages.answer(posted.read(f -> new Wanted(f.dateOrNull("date"), f.flag("again"))).flatMap(wanted -> letters.run(wanted.date(), wanted.again())), run -> "/jobs/" + run,
                _ -> Flash.done("The run proposes letters; nothing goes out before you release it.").link("See the letters", "/letters?status=PROPOSED"), posted,
                form -> new ModelAndView("finance/receivables/run", Map.of("form", form, "levels", policy.levels())));
    }

    @GetMapping("/letters/{id}")
    @Requires(Permission.BILLING_VIEW)
    ModelAndView show(@PathVariable LetterId id) {
        LetterView letter = letters.find(id).orElseThrow(RefusedRequest::notFound);
        Actor actor = Actors.current();
        boolean waits = letter.status() == LetterView.Status.PROPOSED;
        return new ModelAndView("finance/receivables/letter", Map.of("letter", letter, "mayRelease", waits && actor.may(Permission.BILLING_ISSUE),
                "mayDismiss", waits && actor.may(Permission.PAYMENTS_RECORD)));
    }

    @GetMapping("/letters/{id}/pdf")
    @Requires(Permission.BILLING_VIEW)
    ResponseEntity<byte[]> paper(@PathVariable LetterId id) {
        LetterView letter = letters.find(id).orElseThrow(RefusedRequest::notFound);
        return PdfAnswer.of(letters.print(List.of(id)).orThrow(), letter.title() + ".pdf");
    }

    /** Ticked letters, to be released, dismissed or printed. */
    @PostMapping("/letters/release")
    @Requires(Permission.BILLING_ISSUE)
    ModelAndView release(Posted posted) {
        Outcome<List<LetterView>> outcome = letters.release(posted.ids("id", LetterId::of));
        return Pages.actOnSeveral(outcome, "/letters?status=RELEASED", "Released: they are ready to be sent.");
    }

    @PostMapping("/letters/dismiss")
    @Requires(Permission.PAYMENTS_RECORD)
    ModelAndView dismiss(Posted posted) {
        return Pages.actOnSeveral(letters.dismiss(posted.ids("id", LetterId::of)), "/letters?status=PROPOSED", "Dismissed: their bills may have the level again.");
    }

    @GetMapping("/letters/print")
    @Requires(Permission.BILLING_VIEW)
    Object print(@RequestParam(name = "id", required = false) @Nullable List<LetterId> ids) {
        return switch (letters.print(ids == null ? List.of() : ids)) {
            case Outcome.Done<byte[]>(var pdf) -> PdfAnswer.of(pdf, "Letters.pdf");
            case Outcome.Refused<byte[]> refused -> Pages.actOnSeveral(refused, "/letters", "");
        };
    }

    @GetMapping("/letters/policy")
    @Requires(Permission.BILLING_VIEW)
    ModelAndView policy() {
        Map<String, Object> presets = new HashMap<>();
        List<DunningLevel> levels = policy.levels();
        for (int i = 0; i < levels.size(); i++) {
            presets.put("levels[" + i + "].daysOverdue", Integer.toString(levels.get(i).daysOverdue()));
            presets.put("levels[" + i + "].title", levels.get(i).title());
            presets.put("levels[" + i + "].letter", levels.get(i).letter());
        }
        return policy(Form.of(presets));
    }

    private static ModelAndView policy(Form form) {
        return new ModelAndView("finance/receivables/policy", Map.of("form", form, "most", MOST_LEVELS, "mayEdit", Actors.current().may(Permission.RATES_EDIT)));
    }

    @PostMapping("/letters/policy")
    @Requires(Permission.RATES_EDIT)
    ModelAndView setPolicy(Posted posted) {
        record Typed(@Nullable Integer days, @Nullable String title, @Nullable String letter) {}
        Outcome<List<DunningLevel>> outcome = posted.read(f -> f.each("levels", each -> new Typed(each.numberOrNull("daysOverdue"), each.textOrNull("title"), each.textOrNull("letter"))).stream()
                .filter(typed -> typed.days() != null || typed.title() != null || typed.letter() != null).toList()).flatMap(typed -> {
                    List<DunningLevel> levels = new java.util.ArrayList<>();
                    for (Typed each : typed) {
                        levels.add(new DunningLevel(levels.size() + 1, each.days() == null ? 0 : each.days(), each.title() == null ? "" : each.title(), each.letter() == null ? "" : each.letter()));
                    }
                    return policy.set(levels);
                });
        return Pages.answer(outcome, _ -> "/letters/policy", _ -> Flash.done("Saved. Letters from now on follow it."), posted, LetterPages::policy);
    }
}
