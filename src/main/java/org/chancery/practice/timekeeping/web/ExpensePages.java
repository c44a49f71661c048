package org.chancery.practice.timekeeping.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.Show;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.MatterRef;
import org.chancery.practice.matters.Matters;
import org.chancery.practice.timekeeping.Approvals;
import org.chancery.practice.timekeeping.Billing;
import org.chancery.practice.timekeeping.ExpenseId;
import org.chancery.practice.timekeeping.ExpenseKind;
import org.chancery.practice.timekeeping.ExpenseView;
import org.chancery.practice.timekeeping.Expenses;
import org.chancery.practice.timekeeping.NewExpense;
import org.chancery.shared.UserId;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Recorded costs: one of them, and the form that records one. */
@Controller
class ExpensePages {

    private final Expenses expenses;
    private final WorkSteps<ExpenseId, ExpenseView> steps;
    private final Matters matters;
    private final WorkForms forms;
    private final Firms firms;

    ExpensePages(Expenses expenses, Approvals approvals, Matters matters, WorkForms forms, Firms firms) {
        this.expenses = expenses;
        this.steps = WorkSteps.ofExpenses(expenses, approvals);
        this.matters = matters;
        this.forms = forms;
        this.firms = firms;
    }

    @GetMapping("/expenses/new")
    ModelAndView blank(@RequestParam(required = false) @Nullable MatterId matterId) {
        Map<String, Object> presets = new HashMap<>(Map.of("date", firms.today(), "incurredBy", Actors.current().id(), "kind", ExpenseKind.HARD));
        if (matterId != null) {
            presets.put("matterId", matterId);
        }
        return fresh(Form.of(presets), matterId);
    }

    @PostMapping("/expenses")
    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS})
    ModelAndView record(Posted posted) {
        return Pages.answer(posted.read(this::expense).flatMap(expenses::record), ExpenseView::href,
                made -> Flash.done("Expense of %s recorded.".formatted(Show.money(made.amount()))).link("Record another", "/expenses/new?matterId=" + made.matterId()),
                posted, form -> fresh(form, null));
    }

    @GetMapping("/expenses/{id}")
    ModelAndView show(@PathVariable ExpenseId id) {
        ExpenseView expense = steps.found(id);
        return page(expense, typed(expense), null);
    }

    /** What was entered, to be changed. */
    private static Form typed(ExpenseView expense) {
        Map<String, Object> presets = new HashMap<>(Map.of("matterId", expense.matterId(), "incurredBy", expense.incurredBy(), "date", expense.date(),
                "kind", expense.kind(), "narrative", expense.narrative(), "billing", expense.billing(), "version", expense.version()));
        WorkForms.putIfThere(presets, "code", expense.code());
        WorkForms.putIfThere(presets, "quantity", expense.quantity());
        WorkForms.putIfThere(presets, "unitPrice", expense.unitPrice());
        WorkForms.putIfThere(presets, "amount", expense.quantity() == null ? expense.amount() : null);
        return Form.of(presets);
    }

    @PostMapping("/expenses/{id}")
    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS})
    ModelAndView change(@PathVariable ExpenseId id, Posted posted) {
        record Change(int version, NewExpense expense) {}
        var outcome = posted.read(f -> new Change(f.number("version"), expense(f))).flatMap(change -> expenses.change(id, change.version(), change.expense()));
        return Pages.answer(outcome, ExpenseView::href, _ -> Flash.done("Saved."), posted, form -> page(steps.found(id), form, null));
    }

    @PostMapping("/expenses/{id}/receipt")
    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS})
    ModelAndView receipt(@PathVariable ExpenseId id, Posted posted) {
        ExpenseView expense = steps.found(id);
        record Receipt(int version, String named) {}
        var outcome = posted.read(f -> new Receipt(f.number("version"), Objects.requireNonNullElse(f.textOrNull("receipt"), ""))).flatMap(receipt -> expenses.receipt(id, receipt.version(), receipt.named()));
        return Pages.answer(outcome, ExpenseView::href, _ -> Flash.done("Receipt kept."), posted, form -> page(expense, typed(expense), form));
    }

    @PostMapping("/expenses/{id}/delete")
    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS})
    ModelAndView delete(@PathVariable ExpenseId id, @RequestParam int version) {
        return steps.deleted(id, expenses.delete(id, version));
    }

    @PostMapping("/expenses/{id}/submit")
    ModelAndView submit(@PathVariable ExpenseId id) {
        return steps.submitted(id);
    }

    @PostMapping("/expenses/{id}/approve")
    ModelAndView approve(@PathVariable ExpenseId id) {
        return steps.approved(id);
    }

    @PostMapping("/expenses/{id}/return")
    ModelAndView giveBack(@PathVariable ExpenseId id, @RequestParam(defaultValue = "") String reason) {
        return steps.givenBack(id, reason);
    }

    private NewExpense expense(Posted f) {
        MatterId matter = forms.matter(f);
        CurrencyUnit currency = matters.ref(matter).map(MatterRef::currency).orElseGet(() -> firms.current().currency());
        LocalDate date = f.date("date");
        var quantity = f.decimalOrNull("quantity");
        var unit = f.moneyOrNull("unitPrice", currency);
        return new NewExpense(matter, f.idOrNull("incurredBy", UserId::of), date, f.constant("kind", ExpenseKind.class),
                f.moneyOrNull("amount", currency), quantity, unit, f.textOrNull("code"), f.textOrNull("narrative"),
                f.constantOrNull("billing", Billing.class), f.flag("submit") ? Boolean.TRUE : null);
    }

    private ModelAndView fresh(Form form, @Nullable MatterId matter) {
        return new ModelAndView("practice/timekeeping/expense-new", forms.model(form, matter));
    }

    /** @param receipt the form of the receipt as it was refused; null for what holds */
    private ModelAndView page(ExpenseView expense, Form form, @Nullable Form receipt) {
        Map<String, Object> model = new HashMap<>(forms.model(form, expense.matterId()));
        model.put("expense", expense);
        model.put("receipt", receipt == null ? Form.of(Map.of("receipt", expense.receipt())) : receipt);
        model.put("steps", Steps.of(expense.incurredBy(), expense.status(), expense.billId()));
        model.put("maySeeHistory", Actors.current().may(Permission.AUDIT_VIEW));
        return new ModelAndView("practice/timekeeping/expense", model);
    }
}
