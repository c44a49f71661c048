package org.chancery.finance.receivables.web;

import java.util.List;
import java.util.stream.Stream;
import org.chancery.finance.receivables.web.FigureLists.PersonRow;
import org.chancery.platform.web.Show;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Bars of what people worked, billed and collected, as the server draws them; the table below says the same in figures. Of one currency: that of the first.
 *
 * @param height of the drawing in its own units; its width is {@link #WIDTH}
 */
public record PeopleChart(List<Group> groups, int height) {

    public static final int WIDTH = 720;
    private static final int LABEL = 150;
    private static final int LONGEST = 460;
    private static final int BAR = 9;
    private static final int GROUP = 44;
    private static final int MOST = 12;

    /** @param y of the group's top */
    public record Group(String person, int y, List<Bar> bars) {}

    /** @param opacity by which the three are told apart, beside their words */
    public record Bar(int x, int y, int width, String opacity, String words) {}

    public boolean isEmpty() {
        return groups.isEmpty();
    }

    static PeopleChart of(List<PersonRow> people) {
        if (people.isEmpty()) {
            return new PeopleChart(List.of(), 0);
        }
        CurrencyUnit currency = people.getFirst().worked().getCurrencyUnit();
        List<PersonRow> shown = people.stream().filter(person -> person.worked().getCurrencyUnit().equals(currency)).limit(MOST).toList();
        long longest = Math.max(1, shown.stream().flatMap(person -> Stream.of(person.worked(), person.billed(), person.collected())).mapToLong(Money::getAmountMinorLong).max().orElse(1));
        List<Group> groups = Stream.iterate(0, i -> i < shown.size(), i -> i + 1).map(i -> group(shown.get(i), i * GROUP, longest)).toList();
        return new PeopleChart(groups, groups.size() * GROUP);
    }

    private static Group group(PersonRow person, int y, long longest) {
        return new Group(person.person(), y, List.of(bar(person.worked(), y + 4, longest, "0.35", "worked"), bar(person.billed(), y + 15, longest, "0.65", "billed"),
                bar(person.collected(), y + 26, longest, "1", "collected")));
    }

    private static Bar bar(Money amount, int y, long longest, String opacity, String what) {
        int width = (int) Math.max(0, Math.round((double) amount.getAmountMinorLong() / longest * LONGEST));
        return new Bar(LABEL, y, Math.max(1, width), opacity, what + " " + Show.amount(amount));
    }

    /** Where the words of a bar begin. */
    public static int after(Bar bar) {
        return bar.x() + bar.width() + 5;
    }

    /** Where the words of a bar stand. */
    public static int baseline(Bar bar) {
        return bar.y() + BAR - 1;
    }
}
