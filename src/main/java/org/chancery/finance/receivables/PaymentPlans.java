package org.chancery.finance.receivables;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chancery.finance.receivables.PlanStore.Open;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Show;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.Contacts;
import org.chancery.shared.Moneys;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Payment plans: a client pays open bills in instalments. While a plan is kept nobody is reminded of its bills, and they bear the interest that it says. Whether it is kept is seen from payments;
 * an instalment that does not come breaks it, and what was before goes on.
 */
@Service
public class PaymentPlans {

    private static final int MOST_BILLS = 200;
    private static final int MOST_INSTALMENTS = 120;
    private static final int LONGEST_WAIT = 90;
    private static final int HIGHEST_RATE = 10_000;

    private final PlanStore store;
    private final Contacts contacts;
    private final Firms firms;
    private final ApplicationEventPublisher events;

    PaymentPlans(PlanStore store, Contacts contacts, Firms firms, ApplicationEventPublisher events) {
        this.store = store;
        this.contacts = contacts;
        this.firms = firms;
        this.events = events;
    }

    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public Optional<PlanView> find(PlanId id) {
        return store.find(id, firms.today());
    }

    /** A client's, newest first. */
    @Requires(Permission.BILLING_VIEW)
    @Transactional(readOnly = true)
    public List<PlanView> of(ContactId client) {
        return store.of(client, firms.today());
    }

    /**
     * Agrees a plan from today on, over what is owed of its bills at this moment. Refused {@code not-found}, {@code required} and {@code too-many} (field {@code invoiceIds}),
     * {@code invoice-unknown}, {@code bill-paid}, {@code bill-on-plan}, {@code currency-mismatch}, {@code one-of} unless the instalments are either equal or listed, and at the fields of
     * the instalments: {@code instalments-number}, {@code instalments-order}, {@code amount-not-positive}, {@code instalments-sum} if they are not exactly what is owed.
     */
    @Requires(Permission.PAYMENTS_RECORD)
    @Transactional
    public Outcome<PlanView> agree(NewPlan plan) {
        List<Refusal> refusals = wrong(plan);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        List<Open> bills = store.lock(plan.clientId(), plan.invoiceIds());
        CurrencyUnit currency = bills.isEmpty() ? firms.current().currency() : bills.getFirst().balance().getCurrencyUnit();
        Optional<Refusal> unfit = unfit(plan, bills, currency);
        if (unfit.isPresent()) {
            return Outcome.refused(unfit.get());
        }
        Money total = Moneys.sum(currency, bills.stream().map(Open::balance).toList());
        return instalments(plan, total).map(instalments -> {
            PlanId id = PlanId.next();
            store.insert(new PlanStore.New(id, plan.clientId(), total, firms.today(), plan.breakAfterDays(), Objects.requireNonNullElse(plan.rateBps(), 0),
                    plan.note() == null ? "" : plan.note().strip(), bills, instalments), firms.now());
            events.publishEvent(new PlanNews.PlanAgreed(new PlanNews.Facts(id, plan.clientId(), total, bills.getFirst().matterId().value())));
            return store.find(id, firms.today()).orElseThrow();
        });
    }

    private List<Refusal> wrong(NewPlan plan) {
        List<Refusal> refusals = new ArrayList<>();
        if (contacts.ref(plan.clientId()).isEmpty()) {
            refusals.add(Refusal.of("not-found", "There is no such client."));
        }
        if (plan.invoiceIds().isEmpty() || plan.invoiceIds().size() > MOST_BILLS) {
            refusals.add(Refusal.at("invoiceIds", plan.invoiceIds().isEmpty() ? "required" : "too-many", "Tick 1 to %d bills.".formatted(MOST_BILLS)));
        }
        if ((plan.equal() == null) == (plan.instalments() == null)) {
            refusals.add(Refusal.at("equal", "one-of", "Either equal instalments or a list of them."));
        }
        if (plan.breakAfterDays() < 0 || plan.breakAfterDays() > LONGEST_WAIT) {
            refusals.add(Refusal.at("breakAfterDays", "days-out-of-range", "From 0 to %d days.".formatted(LONGEST_WAIT)));
        }
        if (plan.rateBps() != null && (plan.rateBps() < 0 || plan.rateBps() > HIGHEST_RATE)) {
            refusals.add(Refusal.at("rateBps", "rate-out-of-range", "From 0 to 100 percent a year."));
        }
        Texts.check(refusals, "note", Objects.requireNonNullElse(plan.note(), ""), 1000, false);
        return refusals;
    }

    private static Optional<Refusal> unfit(NewPlan plan, List<Open> bills, CurrencyUnit currency) {
        if (bills.size() < plan.invoiceIds().stream().distinct().count()) {
            return Optional.of(Refusal.at("invoiceIds", "invoice-unknown", "The client has no such bill."));
        }
        for (Open bill : bills) {
            if (!bill.balance().isPositive()) {
                return Optional.of(Refusal.at("invoiceIds", "bill-paid", "Nothing is owed on bill %s.".formatted(bill.number())));
            } else if (bill.planned()) {
                return Optional.of(Refusal.at("invoiceIds", "bill-on-plan", "Bill %s is on a payment plan already.".formatted(bill.number())));
            } else if (!bill.balance().getCurrencyUnit().equals(currency)) {
                return Optional.of(Refusal.at("invoiceIds", "currency-mismatch", "A plan is in one currency."));
            }
        }
        return Optional.empty();
    }

    private Outcome<List<NewPlan.Instalment>> instalments(NewPlan plan, Money total) {
        NewPlan.Equal equal = plan.equal();
        if (equal != null) {
            return equal.number() < 1 || equal.number() > MOST_INSTALMENTS || equal.number() > Moneys.minor(total)
                    ? Outcome.refusedAt("equal.number", "instalments-number", "From 1 to %d instalments.".formatted(MOST_INSTALMENTS))
                    : ordered(Instalments.equal(total, equal), "equal.first");
        }
        List<NewPlan.Instalment> listed = Objects.requireNonNull(plan.instalments());
        if (listed.isEmpty() || listed.size() > MOST_INSTALMENTS) {
            return Outcome.refusedAt("instalments", "instalments-number", "From 1 to %d instalments.".formatted(MOST_INSTALMENTS));
        } else if (listed.stream().anyMatch(each -> !each.amount().getCurrencyUnit().equals(total.getCurrencyUnit()))) {
            return Outcome.refusedAt("instalments", "currency-mismatch", "The bills are in %s.".formatted(total.getCurrencyUnit()));
        } else if (listed.stream().anyMatch(each -> !each.amount().isPositive())) {
            return Outcome.refusedAt("instalments", "amount-not-positive", "Each instalment is more than zero.");
        }
        Money sum = Moneys.sum(total.getCurrencyUnit(), listed.stream().map(NewPlan.Instalment::amount).toList());
        return sum.equals(total) ? ordered(listed, "instalments") : Outcome.refusedAt("instalments", "instalments-sum",
                "The instalments are %s together, %s is owed.".formatted(Show.money(sum), Show.money(total)));
    }

    private Outcome<List<NewPlan.Instalment>> ordered(List<NewPlan.Instalment> instalments, String field) {
        LocalDate before = firms.today().minusDays(1);
        for (NewPlan.Instalment each : instalments) {
            if (!each.dueOn().isAfter(before) || each.dueOn().isAfter(firms.today().plusYears(30))) {
                return Outcome.refusedAt(field, "instalments-order", "From today on, one after the other, within thirty years.");
            }
            before = each.dueOn();
        }
        return Outcome.done(instalments);
    }

    /** Ends a plan before it is paid: its bills are as any others again. Refused {@code not-found}, {@code plan-ended}. */
    @Requires(Permission.PAYMENTS_RECORD)
    @Transactional
    public Outcome<PlanView> cancel(PlanId id) {
        PlanView plan = store.find(id, firms.today()).orElse(null);
        if (plan == null) {
            return Outcome.refused("not-found", "There is no such payment plan.");
        } else if (!plan.running() || !store.end(id, PlanView.State.CANCELLED, firms.today())) {
            return Outcome.refused("plan-ended", "This plan is ended: %s.".formatted(plan.state().title()));
        }
        events.publishEvent(new PlanNews.PlanCancelled(new PlanNews.Facts(id, plan.clientId(), plan.total(), plan.bills().getFirst().matterId().value())));
        return Outcome.done(store.find(id, firms.today()).orElseThrow());
    }
}
