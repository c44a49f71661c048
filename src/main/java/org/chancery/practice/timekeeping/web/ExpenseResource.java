package org.chancery.practice.timekeeping.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.chancery.platform.web.Answers;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.Slice;
import org.chancery.platform.web.Version;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.timekeeping.Approvals;
import org.chancery.practice.timekeeping.Billing;
import org.chancery.practice.timekeeping.ExpenseId;
import org.chancery.practice.timekeeping.ExpenseKind;
import org.chancery.practice.timekeeping.ExpenseView;
import org.chancery.practice.timekeeping.Expenses;
import org.chancery.practice.timekeeping.NewExpense;
import org.chancery.practice.timekeeping.WorkLists;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Recorded costs on the API. */
@RestController
@RequestMapping("/api/v1/expenses")
@Tag(name = "Expenses")
class ExpenseResource {

    private final Expenses expenses;
    private final WorkSteps<ExpenseId, ExpenseView> steps;
    private final WorkLists work;
    private final Lists lists;

    ExpenseResource(Expenses expenses, Approvals approvals, WorkLists work, Lists lists) {
        this.expenses = expenses;
        this.steps = WorkSteps.ofExpenses(expenses, approvals);
        this.work = work;
        this.lists = lists;
    }

    /** What shall be different; what is absent stays. A new amount alone makes a counted cost one that is not. "" takes the code away. */
    record ExpensePatch(@Nullable MatterId matterId, @Nullable LocalDate date, @Nullable ExpenseKind kind, @Nullable Money amount, @Nullable BigDecimal quantity,
            @Nullable Money unitPrice, @Nullable String code, @Nullable String narrative, @Nullable Billing billing, @Nullable Boolean submit) {

        NewExpense of(ExpenseView before) {
            boolean counted = quantity != null || unitPrice != null || (amount == null && before.quantity() != null);
            return new NewExpense(Objects.requireNonNullElse(matterId, before.matterId()), before.incurredBy(), Objects.requireNonNullElse(date, before.date()),
                    Objects.requireNonNullElse(kind, before.kind()), counted ? amount : amount == null ? before.amount() : amount,
                    counted ? quantity == null ? before.quantity() : quantity : null, counted ? unitPrice == null ? before.unitPrice() : unitPrice : null,
                    code == null ? before.code() : code, Objects.requireNonNullElse(narrative, before.narrative()),
                    Objects.requireNonNullElse(billing, before.billing()), submit);
        }
    }

    record Reason(String reason) {}

    /** @param receipt its number or where it is kept; "" for none */
    record Receipt(String receipt) {}

    @GetMapping
    Slice<ExpenseView> list(ListRequest request) {
        return lists.slice(WorkLists.EXPENSES, work.seen(request));
    }

    @PostMapping
    ResponseEntity<ExpenseView> record(@RequestBody NewExpense expense) {
        return Answers.created(expenses.record(expense), made -> "/api/v1/expenses/" + made.id());
    }

    @GetMapping("/{id}")
    ResponseEntity<ExpenseView> get(@PathVariable ExpenseId id) {
        ExpenseView expense = steps.found(id);
        return Version.of(expense, expense.version());
    }

    @PatchMapping("/{id}")
    ResponseEntity<ExpenseView> change(@PathVariable ExpenseId id, @RequestBody ExpensePatch patch, HttpServletRequest request) {
        ExpenseView before = steps.found(id);
        Version.check(request, before.version());
        return Answers.ok(expenses.change(id, before.version(), patch.of(before)));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(@PathVariable ExpenseId id, HttpServletRequest request) {
        ExpenseView before = steps.found(id);
        Version.check(request, before.version());
        return Answers.done(expenses.delete(id, before.version()));
    }

    /** Name the receipt of a cost, until a bill takes it. */
    @PutMapping("/{id}/receipt")
    ResponseEntity<ExpenseView> receipt(@PathVariable ExpenseId id, @RequestBody Receipt receipt, HttpServletRequest request) {
        ExpenseView before = steps.found(id);
        Version.check(request, before.version());
        return Answers.ok(expenses.receipt(id, before.version(), receipt.receipt()));
    }

    @PostMapping("/{id}/submit")
    ResponseEntity<ExpenseView> submit(@PathVariable ExpenseId id) {
        return Answers.ok(steps.submit(id));
    }

    @PostMapping("/{id}/approve")
    ResponseEntity<ExpenseView> approve(@PathVariable ExpenseId id) {
        return Answers.ok(steps.approve(id));
    }

    @PostMapping("/{id}/return")
    ResponseEntity<ExpenseView> giveBack(@PathVariable ExpenseId id, @RequestBody Reason reason) {
        return Answers.ok(steps.giveBack(id, reason.reason()));
    }
}
