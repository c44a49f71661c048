package org.chancery.exchange.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chancery.exchange.demo.DemoData.Person;
import org.chancery.exchange.demo.DemoData.Phrase;
import org.chancery.exchange.demo.DemoData.Plan;
import org.chancery.practice.timekeeping.Approvals;
import org.chancery.practice.timekeeping.ExpenseId;
import org.chancery.practice.timekeeping.ExpenseKind;
import org.chancery.practice.timekeeping.Expenses;
import org.chancery.practice.timekeeping.NewExpense;
import org.chancery.practice.timekeeping.NewTime;
import org.chancery.practice.timekeeping.TimeEntries;
import org.chancery.practice.timekeeping.TimeEntryId;
import org.chancery.practice.timekeeping.WorkSelection;
import org.chancery.shared.Outcome;
import org.joda.money.Money;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/** The days: what each person did on which matter, what it cost, and the Friday on which the week is handed in and approved. */
@Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class Work {

    private static final int SHORTEST_DAY_MINUTES = 130;
    private static final int UNIT_MINUTES = 6;
    private static final int LONGEST_DAY_MINUTES = 310;
    private static final List<Cost> COSTS = List.of(new Cost(ExpenseKind.HARD, "E112", "Court filing fee", 6000, 43500), new Cost(ExpenseKind.HARD, "E113", "Service of process", 7500, 14500),
            new Cost(ExpenseKind.HARD, "E115", "Deposition transcript", 38000, 96000), new Cost(ExpenseKind.HARD, "E107", "Courier to court and opposing counsel", 2200, 6800),
            new Cost(ExpenseKind.SOFT, "E101", "Copying and binding", 450, 4800), new Cost(ExpenseKind.SOFT, "E106", "Online research", 1500, 9500));

    private record Cost(ExpenseKind kind, String code, String narrative, int leastCents, int mostCents) {}

    private final TimeEntries times;
    private final Expenses expenses;
    private final Approvals approvals;
    private final Map<String, List<TimeEntryId>> week = new TreeMap<>();
    private final List<ExpenseId> weekExpenses = new ArrayList<>();

    Work(TimeEntries times, Expenses expenses, Approvals approvals) {
        this.times = times;
        this.expenses = expenses;
        this.approvals = approvals;
    }

    void day(Story story) {
        for (Person person : story.data.people()) {
            if (person.timekeeper() && !story.happens(4)) {
                List<NewTime> entries = entries(story, person);
                if (!entries.isEmpty()) {
                    week.computeIfAbsent(person.name(), name -> new ArrayList<>()).addAll(story.as(person.name(), 18, () -> times.recordAll(entries).orThrow()));
                }
            }
        }
        if (story.happens(45)) {
            expense(story);
        }
        if (story.day().getDayOfWeek() == DayOfWeek.FRIDAY) {
            handIn(story);
        }
    }

    private List<NewTime> entries(Story story, Person person) {
        List<Plan> own = story.data.matters().stream().filter(plan -> story.matters.containsKey(plan.key()) && worksOn(person, plan)).toList();
        List<NewTime> entries = new ArrayList<>();
        int target = story.chance.nextInt(SHORTEST_DAY_MINUTES, LONGEST_DAY_MINUTES);
        for (int worked = 0; worked < target && !own.isEmpty() && entries.size() < 6; worked += entries.getLast().minutes()) {
            Plan plan = drawn(story, own);
            Phrase phrase = phrase(story, plan);
            int minutes = story.chance.nextInt(phrase.leastMinutes() / UNIT_MINUTES, phrase.mostMinutes() / UNIT_MINUTES + 1) * UNIT_MINUTES;
            entries.add(new NewTime(story.matter(plan.key()), null, story.day(), minutes, phrase.narrative(), phrase.task(), phrase.activity(), null, false));
        }
        return entries;
    }

    private static boolean worksOn(Person person, Plan plan) {
        return plan.responsible().equals(person.name()) || plan.team().contains(person.name());
    }

    private static Plan drawn(Story story, List<Plan> plans) {
        int ticket = story.chance.nextInt(plans.stream().mapToInt(Plan::weight).sum());
        for (Plan plan : plans) {
            ticket -= plan.weight();
            if (ticket < 0) {
                return plan;
            }
        }
        return plans.getLast();
    }

    private static Phrase phrase(Story story, Plan plan) {
        List<Phrase> fitting = story.data.phrases().stream().filter(phrase -> phrase.tasks().equals(plan.tasks())).toList();
        return fitting.get(story.chance.nextInt(fitting.size()));
    }

    private void expense(Story story) {
        List<Plan> open = story.data.matters().stream().filter(plan -> plan.flatFee() == null && story.matters.containsKey(plan.key())).toList();
        if (open.isEmpty()) {
            return;
        }
        Plan plan = open.get(story.chance.nextInt(open.size()));
        boolean court = plan.tasks().equals("LITIGATION");
        Cost cost = COSTS.get(court ? story.chance.nextInt(COSTS.size()) : story.chance.nextInt(3, COSTS.size()));
        Money amount = Money.ofMinor(DemoData.USD, story.chance.nextInt(cost.leastCents(), cost.mostCents()));
        String who = plan.responsible();
        weekExpenses.add(story.as(who, 17, () -> expenses.record(new NewExpense(story.matter(plan.key()), null, story.day(), cost.kind(), amount, null, null, cost.code(),
                cost.narrative(), null, true)).orThrow().id()));
    }

    /** Everybody hands in the week; a partner who did not do the work approves it. The present week stays as it is. */
    private void handIn(Story story) {
        LocalDate monday = story.day().minusDays(4);
        week.forEach((name, entries) -> story.as(name, 19, () -> approvals.submitDays(story.user(name), monday, story.day()).orThrow()));
        if (story.today.isAfter(story.day().plusDays(2))) {
            week.forEach((name, entries) -> {
                String approver = name.equals("James Harcourt") ? "Amelia Lane" : "James Harcourt";
                story.as(approver, 20, () -> approvals.approve(WorkSelection.ofTime(entries)).orThrow());
            });
            approveExpenses(story);
        }
        week.clear();
        weekExpenses.clear();
    }

    private void approveExpenses(Story story) {
        for (ExpenseId id : weekExpenses) {
            WorkSelection one = WorkSelection.ofExpenses(List.of(id));
            if (story.as("James Harcourt", 20, () -> approvals.approve(one)) instanceof Outcome.Refused) {
                story.as("Amelia Lane", 20, () -> approvals.approve(one).orThrow());
            }
        }
    }
}
