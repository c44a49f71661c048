package org.chancery.exchange.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.chancery.exchange.demo.DemoData.Phrase;
import org.chancery.practice.timekeeping.ExpenseKind;
import org.chancery.practice.timekeeping.NewExpense;
import org.chancery.practice.timekeeping.NewTime;
import org.chancery.practice.timekeeping.WorkImport;
import org.chancery.practice.timekeeping.WorkImport.Standing;
import org.chancery.practice.timekeeping.WorkStatus;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.UserId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** What was done on the matters of a large firm in a month, and what it cost. */
final class MonthOfWork {

    private static final int LONGEST_DAY_MINUTES = 840;
    private static final List<Cost> COSTS = List.of(new Cost(ExpenseKind.HARD, "E112", "Court filing fee", 6000, 43500), new Cost(ExpenseKind.HARD, "E113", "Service of process", 7500, 14500),
            new Cost(ExpenseKind.HARD, "E107", "Courier to court and opposing counsel", 2200, 6800), new Cost(ExpenseKind.SOFT, "E101", "Copying and binding", 450, 4800));

    private record Cost(ExpenseKind kind, String code, String narrative, int leastCents, int mostCents) {}

    /** Who worked on a matter. */
    record Hand(BigMatter matter, UserId person) {}

    final int month;
    final LocalDate first;
    final LocalDate last;
    final List<WorkImport.Time> time = new ArrayList<>();
    final List<WorkImport.Expense> expenses = new ArrayList<>();
    /** The bills that have this month's work; of a flat fee only in the last month. */
    final Map<BigMatter, InvoiceId> bills = new LinkedHashMap<>();
    /** Hard costs in cents, which their suppliers are paid at the end of the month. */
    final Map<BigMatter, Long> advanced = new LinkedHashMap<>();
    /** Minutes of each hand. */
    final Map<Hand, Integer> hands = new LinkedHashMap<>();
    private final Map<UserId, int[]> days = new HashMap<>();
    private final Growth.Almanac almanac;
    private final List<Phrase> phrases;
    private final Docket.People people;
    private final SplittableRandom chance;

    MonthOfWork(int month, Growth.Almanac almanac, List<Phrase> phrases, Docket.People people, SplittableRandom chance) {
        this.month = month;
        this.almanac = almanac;
        this.phrases = phrases;
        this.people = people;
        this.chance = chance;
        first = almanac.first(month);
        last = almanac.last(month);
    }

    /** Work of a matter, so many entries in the mean for each unit of its weight. */
    void work(BigMatter matter, double entriesAWeight) {
        double mean = entriesAWeight * matter.weight;
        int entries = (int) mean + (chance.nextDouble() < mean - (int) mean ? 1 : 0);
        InvoiceId bill = bill(matter);
        int before = time.size() + expenses.size();
        for (int i = 0; i < entries; i++) {
            entry(matter, bill);
        }
        for (int i = chance.nextInt(4); i > 0; i--) {
            cost(matter, bill);
        }
        boolean worked = time.size() + expenses.size() > before;
        if (bill != null && (matter.flatFee == null ? worked : month == matter.ends)) {
            bills.put(matter, bill);
        }
    }

    /** Null while no bill has been made of it. */
    private @Nullable InvoiceId bill(BigMatter matter) {
        if (matter.flatFee == null) {
            return almanac.billsOn(month).isPresent() ? InvoiceId.next() : null;
        }
        if (almanac.billsOn(matter.ends).isEmpty()) {
            return null;
        }
        InvoiceId bill = matter.flatBill == null ? InvoiceId.next() : matter.flatBill;
        matter.flatBill = bill;
        return bill;
    }

    private int billedIn(BigMatter matter) {
        return matter.flatFee == null ? month : matter.ends;
    }

    private void entry(BigMatter matter, @Nullable InvoiceId bill) {
        int ticket = chance.nextInt(10);
        UserId person = matter.workers.get(ticket < 2 ? 0 : ticket < 5 ? 1 : ticket < 8 ? 2 : 3);
        Phrase phrase = phrases.get(chance.nextInt(phrases.size()));
        while (!phrase.tasks().equals(matter.tasks)) {
            phrase = phrases.get(chance.nextInt(phrases.size()));
        }
        int minutes = 6 * chance.nextInt(2, 18);
        LocalDate day = day(matter, person, minutes);
        if (day == null) {
            return;
        }
        hands.merge(new Hand(matter, person), minutes, Integer::sum);
        time.add(new WorkImport.Time(new NewTime(matter.id(), person, day, minutes, phrase.narrative(), phrase.task(), phrase.activity(), null, null),
                standing(matter, person, day, bill)));
    }

    /** A working day on which the person has time left; null if there is none. */
    private @Nullable LocalDate day(BigMatter matter, UserId person, int minutes) {
        LocalDate from = matter.openedOn.isAfter(first) ? matter.openedOn : first;
        int length = last.getDayOfMonth() - from.getDayOfMonth() + 1;
        int[] worked = days.computeIfAbsent(person, _ -> new int[32]);
        int start = chance.nextInt(length);
        for (int i = 0; i < length; i++) {
            LocalDate day = from.plusDays((start + i) % length);
            if (day.getDayOfWeek().getValue() <= 5 && worked[day.getDayOfMonth()] + minutes <= LONGEST_DAY_MINUTES) {
                worked[day.getDayOfMonth()] += minutes;
                return day;
            }
        }
        return null;
    }

    private void cost(BigMatter matter, @Nullable InvoiceId bill) {
        LocalDate from = first.plusDays(4);
        if (from.isAfter(last) || matter.openedOn.isAfter(last)) {
            return;
        }
        from = matter.openedOn.isAfter(from) ? matter.openedOn : from;
        Cost cost = COSTS.get(chance.nextInt(COSTS.size()));
        long cents = chance.nextInt(cost.leastCents(), cost.mostCents());
        LocalDate day = from.plusDays(chance.nextInt(last.getDayOfMonth() - from.getDayOfMonth() + 1));
        Standing standing = standing(matter, matter.workers.get(1), day, bill);
        if (cost.kind() == ExpenseKind.HARD && standing.status() == WorkStatus.APPROVED) {
            advanced.merge(matter, cents, Long::sum);
        }
        expenses.add(new WorkImport.Expense(new NewExpense(matter.id(), matter.workers.get(1), day, cost.kind(), Money.ofMinor(DemoData.USD, cents), null, null, cost.code(),
                cost.narrative(), null, null), standing));
    }

    /** The present week is still being written, the one before waits for approval. */
    private Standing standing(BigMatter matter, UserId person, LocalDate day, @Nullable InvoiceId bill) {
        long age = almanac.age(day);
        var at = day.atTime(LocalTime.of(23, 0)).toInstant(ZoneOffset.UTC);
        if (bill == null && age <= 5) {
            return new Standing(WorkStatus.DRAFT, at, null, null, null);
        }
        if (bill == null && age <= 10) {
            return new Standing(WorkStatus.SUBMITTED, at, null, null, null);
        }
        UserId approver = person.equals(matter.responsible) ? people.otherPartner(person) : matter.responsible;
        return new Standing(WorkStatus.APPROVED, at, approver, bill, bill == null ? null : almanac.billsOn(billedIn(matter)).orElseThrow());
    }
}
