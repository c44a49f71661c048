package org.chancery.practice.guidelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.timekeeping.CheckedWork;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each kind of rule: what it takes, what it flags, and at which field. */
class RulesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 10, 20);
    private static final UserId BEN = new UserId(UUID.randomUUID());
    private static final UserId RITA = new UserId(UUID.randomUUID());

    private static Money usd(String amount) {
        return Money.of(CurrencyUnit.USD, new BigDecimal(amount));
    }

    private static Rule rule(RuleKind kind, String... parameters) {
        return Given.read(kind, map(parameters)).orThrow();
    }

    private static Map<String, String> map(String... parameters) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            map.put(parameters[i], parameters[i + 1]);
        }
        return map;
    }

    private static CheckedWork time(int minutes, String narrative, @Nullable String task, @Nullable String activity) {
        return new CheckedWork(UUID.randomUUID(), CheckedWork.Kind.TIME, MatterId.next(), BEN, DAY, DAY.plusDays(4), minutes, narrative, task, activity, null, usd("450.00"),
                usd("450.00").multipliedBy(minutes).dividedBy(60, java.math.RoundingMode.HALF_UP), false);
    }

    private static CheckedWork cost(String amount, @Nullable String code, boolean receipt) {
        return new CheckedWork(UUID.randomUUID(), CheckedWork.Kind.EXPENSE, MatterId.next(), BEN, DAY, DAY, 0, "Filing fee, Superior Court", null, null, code, null, usd(amount), receipt);
    }

    /** What is known around the work in these tests. */
    private record Around(String title, int minutesOfDay, Set<UserId> people, Money valueSoFar, @Nullable Money then) implements Surroundings {

        static final Around PLAIN = new Around("Associate", 60, Set.of(BEN), usd("450.00"), null);

        @Override
        public Set<UserId> attending(String code) {
            return people;
        }

        @Override
        public @Nullable Money rateOn(LocalDate day) {
            return then;
        }

        @Override
        public @Nullable String setOf(String taskCode) {
            return taskCode.startsWith("L") ? "LITIGATION" : null;
        }
    }

    private static String at(Rule rule, CheckedWork work, Surroundings around) {
        return rule.found(work, around).map(Rule.Found::field).orElse("");
    }

    private static String at(Rule rule, CheckedWork work) {
        return at(rule, work, Around.PLAIN);
    }

    @Test
    void severalTasksUnderOneSumAreBlockBilling() {
        Rule rule = rule(RuleKind.BLOCK_BILLING, "mostTasks", "1", "aboveMinutes", "30");
        assertThat(at(rule, time(60, "Draft reply brief; call with client; file motion", null, null))).isEqualTo("narrative");
        assertThat(at(rule, time(60, "Draft reply brief. Telephone call with client", null, null))).isEqualTo("narrative");
        assertThat(at(rule, time(60, "Call with J. Smith re: U.S. counsel's draft", null, null))).isEmpty();
        assertThat(at(rule, time(30, "Draft; call", null, null))).as("as short as the client takes").isEmpty();
        assertThat(at(rule(RuleKind.BLOCK_BILLING, "mostTasks", "3", "aboveMinutes", "0"), time(60, "One; two; three;", null, null))).isEmpty();
    }

    @Property(tries = 100)
    void anEntryOfSoManyTasksIsTakenByWhoeverTakesSoMany(@ForAll @IntRange(min = 1, max = 10) int tasks, @ForAll @IntRange(min = 1, max = 10) int most) {
        String narrative = String.join("; ", java.util.Collections.nCopies(tasks, "draft motion"));
        assertThat(at(rule(RuleKind.BLOCK_BILLING, "mostTasks", "" + most, "aboveMinutes", "0"), time(60, narrative, null, null)).isEmpty()).isEqualTo(tasks <= most);
    }

    @Test
    void aNarrativeSaysWhatWasDone() {
        Rule rule = rule(RuleKind.VAGUE_NARRATIVE, "fewestWords", "4", "phrases", "Attention to file,\nwork on the whole matter now");
        assertThat(at(rule, time(60, "Attention to  file.", null, null))).isEqualTo("narrative");
        assertThat(at(rule, time(60, "Work on the whole matter now", null, null))).as("long enough and yet empty").isEqualTo("narrative");
        assertThat(at(rule, time(60, "Research", null, null))).isEqualTo("narrative");
        assertThat(at(rule, time(60, "Research standing of assignees", null, null))).isEmpty();
    }

    @Test
    void ratesStayBelowTheCapAndAsTheyWereFrozen() {
        Rule cap = rule(RuleKind.RATE_CAP, "most", "400.00", "currency", "usd", "titles", "associate");
        assertThat(at(cap, time(60, "x", null, null))).isEqualTo("timekeeperId");
        assertThat(at(cap, time(60, "x", null, null), new Around("Partner", 60, Set.of(BEN), usd("1"), null))).as("the cap is of associates").isEmpty();
        assertThat(at(rule(RuleKind.RATE_CAP, "most", "450", "currency", "USD"), time(60, "x", null, null))).isEmpty();
        assertThat(at(rule(RuleKind.RATE_CAP, "most", "1", "currency", "EUR"), time(60, "x", null, null))).as("another currency").isEmpty();
        Rule freeze = rule(RuleKind.RATE_FREEZE, "asOf", "2025-01-01");
        assertThat(at(freeze, time(60, "x", null, null), new Around("", 60, Set.of(BEN), usd("1"), usd("449.99")))).isEqualTo("timekeeperId");
        assertThat(at(freeze, time(60, "x", null, null), new Around("", 60, Set.of(BEN), usd("1"), usd("450.00")))).isEmpty();
        assertThat(at(freeze, time(60, "x", null, null))).as("no rate then").isEmpty();
    }

    @Test
    void whoWorksHowLongAndHowManyIsWhatTheClientApproved() {
        assertThat(at(rule(RuleKind.UNAPPROVED_TIMEKEEPER, "approved", RITA.toString()), time(60, "x", null, null))).isEqualTo("timekeeperId");
        assertThat(at(rule(RuleKind.UNAPPROVED_TIMEKEEPER, "approved", RITA + "," + BEN), time(60, "x", null, null))).isEmpty();
        Around tired = new Around("Associate", 601, Set.of(BEN, RITA), usd("1"), null);
        assertThat(at(rule(RuleKind.HOURS_A_DAY, "mostMinutes", "600"), time(60, "x", null, null), tired)).isEqualTo("minutes");
        assertThat(at(rule(RuleKind.HOURS_A_DAY, "mostMinutes", "601"), time(60, "x", null, null), tired)).isEmpty();
        Rule staffing = rule(RuleKind.STAFFING, "codes", "a109, L330", "people", "1");
        assertThat(at(staffing, time(60, "x", null, "A109"), tired)).isEqualTo("activityCode");
        assertThat(at(staffing, time(60, "x", null, "A101"), tired)).isEmpty();
        Rule paralegals = rule(RuleKind.STAFFING, "codes", "L320", "titles", "Paralegal", "people", "0");
        assertThat(at(paralegals, time(60, "x", "L320", null))).isEqualTo("timekeeperId");
        assertThat(at(paralegals, time(60, "x", "L320", null), new Around("Paralegal", 60, Set.of(BEN), usd("1"), null))).isEmpty();
    }

    @Test
    void workIsRecordedInTimeAndStaysInTheBudget() {
        assertThat(at(rule(RuleKind.LATE_ENTRY, "days", "3"), time(60, "x", null, null))).isEqualTo("date");
        assertThat(at(rule(RuleKind.LATE_ENTRY, "days", "4"), time(60, "x", null, null))).isEmpty();
        Around spent = new Around("", 60, Set.of(BEN), usd("1000.01"), null);
        assertThat(at(rule(RuleKind.BUDGET_OVERRUN, "budget", "1000", "currency", "USD"), time(60, "x", null, null), spent)).isEqualTo("minutes");
        assertThat(at(rule(RuleKind.BUDGET_OVERRUN, "budget", "1000.01", "currency", "USD"), time(60, "x", null, null), spent)).isEmpty();
        assertThat(at(rule(RuleKind.BUDGET_OVERRUN, "budget", "1", "currency", "USD"), time(0, "x", null, null), spent)).as("what costs nothing overruns nothing").isEmpty();
    }

    @Test
    void whatTheFirmBearsAndWhatNeedsAReceiptIsSaidOfTheCost() {
        Rule overhead = rule(RuleKind.OVERHEAD, "codes", "E101,A110", "words", "word processing");
        assertThat(at(overhead, cost("5", "E101", false))).isEqualTo("code");
        assertThat(at(overhead, time(6, "Word-processing; Word  processing of brief", null, null))).isEqualTo("narrative");
        assertThat(at(overhead, time(6, "Keyword processing", null, "A110"))).isEqualTo("activityCode");
        assertThat(at(overhead, time(6, "Keyword processing", null, null))).isEmpty();
        Rule receipt = rule(RuleKind.MISSING_RECEIPT, "above", "75", "currency", "USD");
        assertThat(at(receipt, cost("75.01", null, false))).isEqualTo("receipt");
        assertThat(at(receipt, cost("75.01", null, true)) + at(receipt, cost("75.00", null, false)) + at(receipt, time(600, "x", null, null))).isEmpty();
    }

    @Test
    void codesAreAskedFor() {
        Rule codes = rule(RuleKind.CODE_SET, "task", "true", "activity", "true", "expense", "true", "taskSets", "litigation");
        assertThat(at(codes, time(60, "x", null, "A101"))).isEqualTo("taskCode");
        assertThat(at(codes, time(60, "x", "P100", "A101"))).as("of another set").isEqualTo("taskCode");
        assertThat(at(codes, time(60, "x", "L120", null))).isEqualTo("activityCode");
        assertThat(at(codes, time(60, "x", "L120", "A101"))).isEmpty();
        assertThat(at(codes, cost("1", null, false))).isEqualTo("code");
    }

    @Test
    void parametersThatMeanNothingAreRefusedAtTheirField() {
        assertThat(refused(RuleKind.RATE_CAP, "most", "-1", "currency", "XQQ")).containsExactlyInAnyOrder("parameters.most", "parameters.currency");
        assertThat(refused(RuleKind.RATE_CAP, "most", "1.234", "currency", "USD")).containsExactly("parameters.most");
        assertThat(refused(RuleKind.BLOCK_BILLING, "mostTasks", "0", "aboveMinutes", "x", "more", "1")).containsExactlyInAnyOrder("parameters.mostTasks", "parameters.aboveMinutes", "parameters.more");
        assertThat(refused(RuleKind.RATE_FREEZE, "asOf", "yesterday")).containsExactly("parameters.asOf");
        assertThat(refused(RuleKind.UNAPPROVED_TIMEKEEPER, "approved", "ben")).containsExactly("parameters.approved");
        assertThat(Arrays.stream(RuleKind.values()).filter(kind -> Given.read(kind, Map.of()).isDone())).as("none means anything without its parameters").isEmpty();
    }

    private static java.util.List<@Nullable String> refused(RuleKind kind, String... parameters) {
        Outcome<Rule> read = Given.read(kind, map(parameters));
        return read.refusals().stream().map(Refusal::field).toList();
    }
}
