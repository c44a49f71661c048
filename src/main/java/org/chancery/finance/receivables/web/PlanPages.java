package org.chancery.finance.receivables.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.chancery.finance.receivables.ClientStatements;
import org.chancery.finance.receivables.NewPlan;
import org.chancery.finance.receivables.PaymentPlans;
import org.chancery.finance.receivables.PlanId;
import org.chancery.finance.receivables.PlanView;
import org.chancery.finance.receivables.StatementOfAccount;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Lists;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.platform.web.Show;
import org.chancery.practice.contacts.ContactId;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Outcome;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Payment plans: agreed on a client's account, and how each is kept. */
@Controller
class PlanPages {

    private static final int ROWS = 12;
    private static final List<Option> EVERY = Arrays.stream(NewPlan.Every.values()).map(each -> Option.of(each.name(), each.title())).toList();

    private final PaymentPlans plans;
    private final ClientStatements statements;
    private final Lists lists;
    private final Firms firms;

    PlanPages(PaymentPlans plans, ClientStatements statements, Lists lists, Firms firms) {
        this.plans = plans;
        this.statements = statements;
        this.lists = lists;
        this.firms = firms;
    }

    @GetMapping("/payment-plans")
    @Requires(Permission.BILLING_VIEW)
    ModelAndView list(ListRequest request) {
        return lists.page(PlanList.PLANS, request.bind("today", firms.today()));
    }

    @GetMapping("/receivables/{id}/plan")
    @Requires(Permission.PAYMENTS_RECORD)
    ModelAndView blank(@PathVariable ContactId id) {
        return form(id, Form.of(Map.of("number", "3", "first", firms.today().plusMonths(1), "every", NewPlan.Every.MONTH.name(), "breakAfterDays", "7", "rate", "0")));
    }

    private ModelAndView form(ContactId id, Form form) {
        StatementOfAccount statement = statements.of(id, firms.today(), null).orElseThrow(RefusedRequest::notFound);
        return new ModelAndView("finance/receivables/plan-new", Map.of("statement", statement, "form", form, "every", EVERY, "rows", ROWS, "currency", currency(statement).getCode()));
    }

    private CurrencyUnit currency(StatementOfAccount statement) {
        return statement.accounts().stream().filter(account -> account.receivable().isPositive()).map(StatementOfAccount.Account::currency).findFirst().orElseGet(() -> firms.current().currency());
    }

    private record Row(@Nullable LocalDate dueOn, @Nullable Money amount) {}

    @PostMapping("/receivables/{id}/plan")
    @Requires(Permission.PAYMENTS_RECORD)
    ModelAndView agree(@PathVariable ContactId id, Posted posted) {
        CurrencyUnit currency = currency(statements.of(id, firms.today(), null).orElseThrow(RefusedRequest::notFound));
        Outcome<PlanView> outcome = posted.read(f -> read(id, f, currency)).flatMap(plans::agree);
        return Pages.answer(outcome, PlanView::href, plan -> Flash.done("Agreed: %d instalments over %s. No reminder goes out while it is kept.".formatted(plan.instalments().size(),
                Show.money(plan.total()))), posted, form -> form(id, form));
    }

    /** What was listed by hand goes before equal instalments. */
    private static NewPlan read(ContactId id, Posted f, CurrencyUnit currency) {
        List<Row> rows = f.each("instalments", each -> new Row(each.dateOrNull("dueOn"), each.moneyOrNull("amount", currency))).stream()
                .filter(row -> row.dueOn() != null || row.amount() != null).toList();
        if (rows.stream().anyMatch(row -> row.dueOn() == null || row.amount() == null)) {
            f.refuse("instalments", "required", "Each instalment has a day and an amount.");
        }
        List<NewPlan.Instalment> listed = rows.stream().filter(row -> row.dueOn() != null && row.amount() != null).map(row -> new NewPlan.Instalment(row.dueOn(), row.amount())).toList();
        NewPlan.Equal equal = rows.isEmpty() ? new NewPlan.Equal(f.number("number"), f.date("first"), f.constant("every", NewPlan.Every.class)) : null;
        BigDecimal rate = f.decimalOrNull("rate");
        if (rate != null && (rate.stripTrailingZeros().scale() > 2 || rate.abs().compareTo(BigDecimal.valueOf(1000)) > 0)) {
            f.refuse("rate", "rate-out-of-range", "From 0 to 100 percent a year, with at most two decimals.");
            rate = null;
        }
        return new NewPlan(id, f.ids("id", InvoiceId::of), equal, rows.isEmpty() ? null : listed, f.number("breakAfterDays"), rate == null ? null : rate.movePointRight(2).intValue(),
                f.textOrNull("note"));
    }

    @GetMapping("/payment-plans/{id}")
    @Requires(Permission.BILLING_VIEW)
    ModelAndView show(@PathVariable PlanId id) {
        PlanView plan = plans.find(id).orElseThrow(RefusedRequest::notFound);
        return new ModelAndView("finance/receivables/plan", Map.of("plan", plan, "mayCancel", plan.running() && Actors.current().may(Permission.PAYMENTS_RECORD)));
    }

    @PostMapping("/payment-plans/{id}/cancel")
    @Requires(Permission.PAYMENTS_RECORD)
    ModelAndView cancel(@PathVariable PlanId id) {
        return Pages.act(plans.cancel(id), "/payment-plans/" + id, "Cancelled. Its bills are as any others again.");
    }
}
