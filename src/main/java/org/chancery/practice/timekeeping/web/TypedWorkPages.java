package org.chancery.practice.timekeeping.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Posted;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.MatterRef;
import org.chancery.practice.matters.Matters;
import org.chancery.practice.timekeeping.Billing;
import org.chancery.practice.timekeeping.Breach;
import org.chancery.practice.timekeeping.ExpenseId;
import org.chancery.practice.timekeeping.ExpenseKind;
import org.chancery.practice.timekeeping.GuidelineChecks;
import org.chancery.practice.timekeeping.NewExpense;
import org.chancery.practice.timekeeping.NewTime;
import org.chancery.practice.timekeeping.TimeEntryId;
import org.chancery.shared.Outcome;
import org.chancery.shared.UserId;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** What the client would say of work while it is typed: a part of the form, asked for again at each change. What is half typed is not judged yet. */
@Controller
class TypedWorkPages {

    private final GuidelineChecks checks;
    private final Matters matters;
    private final Firms firms;

    TypedWorkPages(GuidelineChecks checks, Matters matters, Firms firms) {
        this.checks = checks;
        this.matters = matters;
        this.firms = firms;
    }

    /** Work as far as it is typed; null without a matter. */
    private record Typed<I, W>(I id, @Nullable W work) {}

    @PostMapping("/time/check")
    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS})
    ModelAndView time(Posted posted) {
        return breaches(posted.read(this::typedTime).flatMap(typed -> typed.work() == null ? Outcome.done(List.of()) : checks.typed(typed.id(), typed.work())));
    }

    private Typed<TimeEntryId, NewTime> typedTime(Posted f) {
        MatterId matter = f.idOrNull("matterId", MatterId::of);
        TimeEntryId id = Objects.requireNonNullElseGet(f.idOrNull("entryId", TimeEntryId::of), TimeEntryId::next);
        return new Typed<>(id, matter == null ? null : new NewTime(matter, f.idOrNull("timekeeperId", UserId::of), date(f), Objects.requireNonNullElse(f.minutesOrNull("minutes"), 0),
                f.textOrNull("narrative"), f.textOrNull("taskCode"), f.textOrNull("activityCode"), f.constantOrNull("billing", Billing.class), null));
    }

    @PostMapping("/expenses/check")
    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS})
    ModelAndView expense(Posted posted) {
        return breaches(posted.read(this::typedExpense).flatMap(typed -> typed.work() == null ? Outcome.done(List.of()) : checks.typed(typed.id(), typed.work())));
    }

    private Typed<ExpenseId, NewExpense> typedExpense(Posted f) {
        MatterId matter = f.idOrNull("matterId", MatterId::of);
        CurrencyUnit currency = matter == null ? firms.current().currency() : matters.ref(matter).map(MatterRef::currency).orElseGet(() -> firms.current().currency());
        ExpenseId id = Objects.requireNonNullElseGet(f.idOrNull("expenseId", ExpenseId::of), ExpenseId::next);
        return new Typed<>(id, matter == null ? null : new NewExpense(matter, f.idOrNull("incurredBy", UserId::of), date(f),
                Objects.requireNonNullElse(f.constantOrNull("kind", ExpenseKind.class), ExpenseKind.HARD), f.moneyOrNull("amount", currency), f.decimalOrNull("quantity"),
                f.moneyOrNull("unitPrice", currency), f.textOrNull("code"), f.textOrNull("narrative"), f.constantOrNull("billing", Billing.class), null));
    }

    private LocalDate date(Posted f) {
        return Objects.requireNonNullElse(f.dateOrNull("date"), firms.today());
    }

    private static ModelAndView breaches(Outcome<List<Breach>> outcome) {
        List<Breach> breaches = outcome instanceof Outcome.Done<List<Breach>>(var found) ? found : List.of();
        return new ModelAndView("practice/timekeeping/breaches", Map.of("breaches", breaches));
    }
}
