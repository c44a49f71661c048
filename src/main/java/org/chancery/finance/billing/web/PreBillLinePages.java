package org.chancery.finance.billing.web;

import org.chancery.finance.billing.BillDiscount;
import org.chancery.finance.billing.LineEdit;
import org.chancery.finance.billing.NewLine;
import org.chancery.finance.billing.PreBillId;
import org.chancery.finance.billing.PreBillLineId;
import org.chancery.finance.billing.PreBillReview;
import org.chancery.finance.billing.PreBillView;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.shared.Outcome;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Changes to a pre-bill under review, line by line and as a whole. A line that was saved leads on to the next, for who goes through by keyboard. */
@Controller
class PreBillLinePages {

    private final PreBillReview review;
    private final PreBillPage page;

    PreBillLinePages(PreBillReview review, PreBillPage page) {
        this.review = review;
        this.page = page;
    }

    @PostMapping("/pre-bills/{id}/lines/{line}")
    ModelAndView change(@PathVariable PreBillId id, @PathVariable PreBillLineId line, Posted posted) {
        CurrencyUnit currency = page.bill(id).currency();
        Outcome<PreBillView> outcome = posted.read(f -> PreBillForms.readLine(f, currency)).flatMap(edit -> review.change(id, line, edit));
        PreBillLineId next = posted.flag("next") ? page.next(id, line) : null;
        return answer(outcome, id, line, next, posted);
    }

    @PostMapping("/pre-bills/{id}/lines/{line}/take-off")
    ModelAndView takeOff(@PathVariable PreBillId id, @PathVariable PreBillLineId line, Posted posted) {
        return answer(review.takeOff(id, line, posted.textOrNull("reason")), id, line, null, posted);
    }

    @PostMapping("/pre-bills/{id}/lines/{line}/put-back")
    ModelAndView putBack(@PathVariable PreBillId id, @PathVariable PreBillLineId line, Posted posted) {
        return answer(review.change(id, line, new LineEdit(null, null, null, null, null, null, false, posted.textOrNull("reason"))), id, line, null, posted);
    }

    @PostMapping("/pre-bills/{id}/merge")
    ModelAndView merge(@PathVariable PreBillId id, Posted posted) {
        return Pages.act(review.merge(id, posted.ids("line", PreBillLineId::of), posted.textOrNull("reason")), "/pre-bills/" + id, "Merged into one line.");
    }

    @PostMapping("/pre-bills/{id}/lines/{line}/take-apart")
    ModelAndView takeApart(@PathVariable PreBillId id, @PathVariable PreBillLineId line) {
        return Pages.act(review.takeApart(id, line), "/pre-bills/" + id + "#line-" + line, "Taken apart.");
    }

    /** Back to the line, or on to the next; a flash at the head of a long page would not be seen. */
    private ModelAndView answer(Outcome<PreBillView> outcome, PreBillId id, PreBillLineId line, @Nullable PreBillLineId next, Posted posted) {
        return switch (outcome) {
            case Outcome.Done<PreBillView> _ -> Pages.goTo(next == null ? "/pre-bills/" + id + "#line-" + line : "/pre-bills/" + id + "?line=" + next + "#line-" + next);
            case Outcome.Refused<PreBillView>(var refusals) -> {
                ModelAndView again = page.again(id, line, PreBillPage.Part.LINE, posted.form(refusals));
                again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                yield again;
            }
        };
    }

    @PostMapping("/pre-bills/{id}/lines")
    ModelAndView add(@PathVariable PreBillId id, Posted posted) {
        CurrencyUnit currency = page.bill(id).currency();
        Outcome<PreBillView> outcome = posted.read(f -> PreBillForms.readNew(f, currency)).flatMap((NewLine line) -> review.add(id, line));
        return whole(outcome, id, PreBillPage.Part.ADD, "Line added.", posted);
    }

    @PostMapping("/pre-bills/{id}/discount")
    ModelAndView discount(@PathVariable PreBillId id, Posted posted) {
        record Wanted(LineEdit.Off off, BillDiscount.Scope scope, @Nullable String reason) {}
        CurrencyUnit currency = page.bill(id).currency();
        Outcome<PreBillView> outcome = posted.read(f -> new Wanted(PreBillForms.readDiscount(f, currency), f.constant("scope", BillDiscount.Scope.class), f.textOrNull("reason")))
                .flatMap(wanted -> review.discount(id, wanted.off(), wanted.scope(), wanted.reason()));
        return whole(outcome, id, PreBillPage.Part.DISCOUNT, "Discount set.", posted);
    }

    @PostMapping("/pre-bills/{id}/note")
    ModelAndView note(@PathVariable PreBillId id, Posted posted) {
        String note = posted.textOrNull("note");
        return whole(review.presentation(id, posted.flag("showTime"), note == null ? "" : note), id, PreBillPage.Part.NOTE, "Saved.", posted);
    }

    @PostMapping("/pre-bills/{id}/comment")
    ModelAndView comment(@PathVariable PreBillId id, Posted posted) {
        String comment = posted.textOrNull("comment");
        return whole(review.comment(id, comment == null ? "" : comment), id, PreBillPage.Part.COMMENT, "Said to whoever prepared it.", posted);
    }

    private ModelAndView whole(Outcome<PreBillView> outcome, PreBillId id, PreBillPage.Part part, String said, Posted posted) {
        return Pages.answer(outcome, PreBillView::href, _ -> Flash.done(said), posted, (Form form) -> page.again(id, null, part, form));
    }
}
