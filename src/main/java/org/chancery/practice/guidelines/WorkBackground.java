package org.chancery.practice.guidelines;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chancery.platform.web.Row;
import org.chancery.practice.guidelines.GuidelineStore.Holding;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.timekeeping.CheckedWork;
import org.chancery.practice.timekeeping.Code;
import org.chancery.practice.timekeeping.CodeKind;
import org.chancery.practice.timekeeping.Codes;
import org.chancery.practice.timekeeping.PastRates;
import org.chancery.shared.Id;
import org.chancery.shared.Moneys;
import org.chancery.shared.UserId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what rules must know beside the work, for all of it at once, and only what the rules at hand ask for. What is checked stands in for itself: its kept form is left out. */
@Component
class WorkBackground {

    private final JdbcClient jdbc;
    private final PastRates rates;
    private final Codes codes;

    WorkBackground(JdbcClient jdbc, PastRates rates, Codes codes) {
        this.jdbc = jdbc;
        this.rates = rates;
        this.codes = codes;
    }

    /** A person's day for a client. */
    private record Day(UUID client, UserId person, LocalDate date) {}

    /** Where people meet. */
    private record Meeting(MatterId matter, LocalDate date, String code) {}

    Known of(List<CheckedWork> work, Collection<Holding> rules) {
        UUID[] matters = uuids(work.stream().map(CheckedWork::matterId));
        UUID[] ids = work.stream().map(CheckedWork::id).toArray(UUID[]::new);
        Map<UserId, String> titles = has(rules, rule -> rule instanceof RateCap || rule instanceof Staffing) ? titles(work) : Map.of();
        Map<UUID, UUID> clients = has(rules, HoursADay.class::isInstance) ? clients(matters) : Map.of();
        Map<Day, Integer> days = clients.isEmpty() ? Map.of() : days(work, clients, ids);
        Map<Meeting, Set<UserId>> meetings = has(rules, rule -> rule instanceof Staffing staffing && staffing.people() > 0) ? meetings(work, matters, ids) : Map.of();
        Map<UUID, Money> values = has(rules, BudgetOverrun.class::isInstance) ? values(work, matters, ids) : Map.of();
        Map<LocalDate, Map<UUID, Money>> then = rules.stream().map(Holding::rule).filter(RateFreeze.class::isInstance).map(rule -> ((RateFreeze) rule).asOf()).distinct()
                .collect(Collectors.toMap(day -> day, day -> rates.on(day, work)));
        Map<String, String> sets = has(rules, rule -> rule instanceof CodeSet set && !set.taskSets().isEmpty())
                ? codes.of(CodeKind.TASK).stream().collect(Collectors.toMap(Code::code, Code::set, (first, _) -> first)) : Map.of();
        return new Known(titles, clients, days, meetings, values, then, sets);
    }

    private static boolean has(Collection<Holding> rules, Predicate<Rule> asks) {
        return rules.stream().map(Holding::rule).anyMatch(asks);
    }

    private static UUID[] uuids(Stream<? extends Id> ids) {
        return ids.map(Id::value).distinct().toArray(UUID[]::new);
    }

    private Map<UserId, String> titles(List<CheckedWork> work) {
        return jdbc.sql("select id, title from platform.app_user where id = any (:ids)").param("ids", uuids(work.stream().map(CheckedWork::person)))
                .query(Row.mapping(row -> Map.entry(row.id("id", UserId::new), row.text("title")))).stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<UUID, UUID> clients(UUID[] matters) {
        return jdbc.sql("select id, client_id from practice.matter where id = any (:ids)").param("ids", matters)
                .query(Row.mapping(row -> Map.entry(row.id("id", id -> id), row.id("client_id", id -> id)))).stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<Day, Integer> days(List<CheckedWork> work, Map<UUID, UUID> clients, UUID[] ids) {
        Map<Day, Integer> days = new HashMap<>();
        work.stream().filter(CheckedWork::isTime).forEach(each -> day(each, clients, days));
        jdbc.sql("""
                select m.client_id, t.timekeeper_id, t.date, sum(t.minutes) as minutes
                from practice.time_entry t
                join practice.matter m on m.firm_id = t.firm_id and m.id = t.matter_id
                where t.timekeeper_id = any (:people) and t.date = any (cast(:dates as date[])) and m.client_id = any (:clients) and t.id <> all (:ids)
                  and t.billing <> 'NON_BILLABLE'
                group by m.client_id, t.timekeeper_id, t.date""")
                .param("people", uuids(work.stream().map(CheckedWork::person))).param("dates", work.stream().map(each -> each.date().toString()).distinct().toArray(String[]::new))
                .param("clients", clients.values().stream().distinct().toArray(UUID[]::new)).param("ids", ids)
                .query(Row.mapping(row -> Map.entry(new Day(row.id("client_id", id -> id), row.id("timekeeper_id", UserId::new), row.date("date")), row.number("minutes"))))
                .list().forEach(other -> days.merge(other.getKey(), other.getValue(), Integer::sum));
        return days;
    }

    private static void day(CheckedWork work, Map<UUID, UUID> clients, Map<Day, Integer> days) {
        UUID client = clients.get(work.matterId().value());
        if (client != null) {
            days.merge(new Day(client, work.person(), work.date()), work.minutes(), Integer::sum);
        }
    }

    private Map<Meeting, Set<UserId>> meetings(List<CheckedWork> work, UUID[] matters, UUID[] ids) {
        Map<Meeting, Set<UserId>> meetings = new HashMap<>();
        Stream<Attended> kept = jdbc.sql("""
                select distinct t.matter_id, t.date, t.task_code, t.activity_code, t.timekeeper_id
                from practice.time_entry t
                where t.matter_id = any (:matters) and t.date = any (cast(:dates as date[])) and t.id <> all (:ids) and t.billing <> 'NON_BILLABLE'""")
                .param("matters", matters).param("dates", work.stream().map(each -> each.date().toString()).distinct().toArray(String[]::new)).param("ids", ids)
                .query(Row.mapping(row -> new Attended(row.id("matter_id", MatterId::new), row.date("date"), row.textOrNull("task_code"), row.textOrNull("activity_code"),
                        row.id("timekeeper_id", UserId::new)))).list().stream();
        Stream<Attended> checked = work.stream().filter(CheckedWork::isTime).map(each -> new Attended(each.matterId(), each.date(), each.taskCode(), each.activityCode(), each.person()));
        Stream.concat(kept, checked).forEach(each -> each.meetings().forEach(meeting -> meetings.computeIfAbsent(meeting, _ -> new HashSet<>()).add(each.person())));
        return meetings;
    }

    private record Attended(MatterId matter, LocalDate date, @Nullable String task, @Nullable String activity, UserId person) {
        List<Meeting> meetings() {
            return Stream.of(Optional.ofNullable(task), Optional.ofNullable(activity)).flatMap(Optional::stream).map(code -> new Meeting(matter, date, code)).toList();
        }
    }

    /** What each matter has cost up to and with each piece of work: the rest of it by day, the work itself in the order given. */
    private Map<UUID, Money> values(List<CheckedWork> work, UUID[] matters, UUID[] ids) {
        Map<MatterId, List<Spent>> spent = jdbc.sql("""
                select w.matter_id, w.date, w.currency, sum(w.amount_minor) as amount_minor
                from practice.work_item w
                where w.matter_id = any (:matters) and w.id <> all (:ids) and w.billing <> 'NON_BILLABLE'
                group by w.matter_id, w.date, w.currency""").param("matters", matters).param("ids", ids)
                .query(Row.mapping(row -> new Spent(row.id("matter_id", MatterId::new), row.date("date"), row.money("amount")))).stream().collect(Collectors.groupingBy(Spent::matter));
        Map<MatterId, Money> checked = new HashMap<>();
        Map<UUID, Money> values = new HashMap<>();
        work.stream().sorted(Comparator.comparing(CheckedWork::date)).forEach(each -> {
            Money own = checked.merge(each.matterId(), each.amount(), Money::plus);
            List<Money> before = spent.getOrDefault(each.matterId(), List.of()).stream().filter(other -> !other.date().isAfter(each.date()) && other.amount().isSameCurrency(own)).map(Spent::amount).toList();
            values.put(each.id(), own.plus(Moneys.sum(own.getCurrencyUnit(), before)));
        });
        return values;
    }

    private record Spent(MatterId matter, LocalDate date, Money amount) {}

    /** What was read, for each piece of work. */
    record Known(Map<UserId, String> titles, Map<UUID, UUID> clients, Map<Day, Integer> days, Map<Meeting, Set<UserId>> meetings, Map<UUID, Money> values,
            Map<LocalDate, Map<UUID, Money>> then, Map<String, String> sets) {

        Surroundings around(CheckedWork work) {
            return new Surroundings() {
                @Override
                public String title() {
                    return titles.getOrDefault(work.person(), "");
                }

                @Override
                public int minutesOfDay() {
                    UUID client = clients.get(work.matterId().value());
                    return client == null ? work.minutes() : days.getOrDefault(new Day(client, work.person(), work.date()), work.minutes());
                }

                @Override
                public Set<UserId> attending(String code) {
                    return meetings.getOrDefault(new Meeting(work.matterId(), work.date(), code), Set.of(work.person()));
                }

                @Override
                public Money valueSoFar() {
                    return values.getOrDefault(work.id(), work.amount());
                }

                @Override
                public @Nullable Money rateOn(LocalDate day) {
                    return then.getOrDefault(day, Map.of()).get(work.id());
                }

                @Override
                public @Nullable String setOf(String taskCode) {
                    return sets.get(taskCode);
                }
            };
        }
    }
}
