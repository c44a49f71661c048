package org.chancery.practice.timekeeping;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chancery.platform.activity.Activities;
import org.chancery.platform.activity.Activities.Happened;
import org.chancery.platform.firm.Columns;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.timekeeping.Valuation.Charge;
import org.chancery.shared.InvoiceId;
import org.chancery.shared.Moneys;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings recorded work in by the thousand, such as another program kept it: drafts, submitted, approved and billed work, each checked and valued as
 * {@link TimeEntries} and {@link Expenses} do it, in few statements. The rows begin as they stand; what became of them before is not told.
 */
@Service
public class WorkImport {

    private final JdbcClient jdbc;
    private final WorkFacts facts;
    private final TimeCheckList checkList;
    private final Activities activities;
    private final ApplicationEventPublisher events;

    WorkImport(JdbcClient jdbc, WorkFacts facts, TimeCheckList checkList, Activities activities, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.facts = facts;
        this.checkList = checkList;
        this.activities = activities;
        this.events = events;
    }

    /**
     * How far work had come.
     *
     * @param at         when it came there
     * @param approvedBy somebody else than whose work it is; null unless approved
     * @param bill       the bill that has it, brought in after it; null for none
     * @param billedOn   the day of that bill
     */
    public record Standing(WorkStatus status, Instant at, @Nullable UserId approvedBy, @Nullable InvoiceId bill, @Nullable LocalDate billedOn) {}

    public record Time(NewTime time, Standing standing) {}

    public record Expense(NewExpense expense, Standing standing) {}

    private record TimeRow(TimeEntryId id, NewTime time, MatterFacts matter, Valuation value, Standing standing) {}

    private record ExpenseRow(ExpenseId id, NewExpense expense, Money amount, Standing standing) {}

    /** Costs that were approved, told together so that the books can count on them in one go. */
    public record CostsApproved(List<ExpenseApproved> costs) {}

    private static <T> Columns<T> standing(Columns<T> columns, Function<T, Standing> of, Function<T, UserId> owner) {
        return columns.with("status", "text", row -> of.apply(row).status())
                .with("submitted_at", "timestamptz", row -> of.apply(row).status() == WorkStatus.DRAFT ? null : of.apply(row).at())
                .with("submitted_by", "uuid", row -> of.apply(row).status() == WorkStatus.DRAFT ? null : owner.apply(row))
                .with("approved_at", "timestamptz", row -> of.apply(row).status() == WorkStatus.APPROVED ? of.apply(row).at() : null)
                .with("approved_by", "uuid", row -> of.apply(row).approvedBy()).with("bill_id", "uuid", row -> of.apply(row).bill())
                .with("billed_on", "date", row -> of.apply(row).billedOn());
    }

    private static final Columns<TimeRow> TIMES = standing(Columns.<TimeRow>of().with("id", "uuid", TimeRow::id).with("matter", "uuid", row -> row.time().matterId())
            .with("timekeeper", "uuid", row -> row.time().timekeeperId()).with("date", "date", row -> row.time().date()).with("minutes", "int", row -> row.time().minutes())
            .with("narrative", "text", row -> row.time().narrative()).with("task", "text", row -> row.time().taskCode())
            .with("activity", "text", row -> row.time().activityCode()).with("billing", "text", row -> row.time().billed())
            .with("currency", "text", row -> row.matter().currency().getCode()).with("rate", "uuid", row -> row.value().rateId())
            .with("hourly", "bigint", row -> Optional.ofNullable(row.value().hourly()).map(Moneys::minor).orElse(null))
            .with("billed", "int", row -> row.value().billedMinutes()).with("amount", "bigint", row -> Moneys.minor(row.value().amount())),
            TimeRow::standing, row -> row.time().timekeeper());

    private static final Columns<ExpenseRow> EXPENSES = standing(Columns.<ExpenseRow>of().with("id", "uuid", ExpenseRow::id)
            .with("matter", "uuid", row -> row.expense().matterId()).with("person", "uuid", row -> row.expense().incurredBy())
            .with("date", "date", row -> row.expense().date()).with("kind", "text", row -> row.expense().kind()).with("code", "text", row -> row.expense().code())
            .with("narrative", "text", row -> row.expense().told()).with("quantity", "numeric", row -> row.expense().counted() ? row.expense().quantity() : null)
            .with("unit", "bigint", row -> row.expense().counted() ? Moneys.minor(Objects.requireNonNull(row.expense().unitPrice())) : null)
            .with("currency", "text", row -> row.amount().getCurrencyUnit().getCode()).with("amount", "bigint", row -> Moneys.minor(row.amount()))
            .with("billing", "text", row -> row.expense().billed()), ExpenseRow::standing, row -> row.expense().person());

    /**
     * All of it or none, in the order given.
     *
     * @return refused as {@link TimeEntries#recordAll} refuses; the field names the entry: {@code entries[3].minutes}
     */
    @Requires(Permission.TIME_RECORD_OTHERS)
    @Transactional
    public Outcome<List<TimeEntryId>> time(List<Time> wanted) {
        if (wanted.isEmpty()) {
            return Outcome.done(List.of());
        }
        List<Time> normal = wanted.stream().map(each -> new Time(each.time().normal(), each.standing())).toList();
        return valued(normal).map(rows -> {
            TIMES.statement(jdbc, """
                    insert into practice.time_entry (id, matter_id, timekeeper_id, date, minutes, narrative, task_code, activity_code, billing, status, currency,
                        rate_id, rate_minor, billed_minutes, amount_minor, submitted_at, submitted_by, approved_at, approved_by, bill_id, billed_on)
                    select r.id, r.matter, r.timekeeper, r.date, r.minutes, r.narrative, r.task, r.activity, r.billing, r.status, r.currency,
                        r.rate, r.hourly, r.billed, r.amount, r.submitted_at, r.submitted_by, r.approved_at, r.approved_by, r.bill_id, r.billed_on from {rows}""", rows).update();
            activities.recordPast(told(rows));
            return rows.stream().map(TimeRow::id).toList();
        });
    }

    private Outcome<List<TimeRow>> valued(List<Time> times) {
        Map<MatterId, MatterFacts> matters = facts.matters(times.stream().map(each -> each.time().matterId()).distinct().toList());
        Map<UserId, Timekeeper> people = facts.timekeepers(times.stream().map(each -> each.time().timekeeper()).distinct().toList());
        List<LocalDate> days = times.stream().map(each -> each.time().date()).distinct().sorted().toList();
        RateCard rates = facts.rates(matters.values(), people.keySet(), days.getFirst(), days.getLast());
        TimeChecks checks = checkList.now();
        List<TimeRow> rows = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            NewTime time = times.get(i).time();
            MatterFacts matter = matters.get(time.matterId());
            Timekeeper timekeeper = people.get(time.timekeeper());
            List<Refusal> wrong = checks.time(time, matter, timekeeper);
            if (!wrong.isEmpty() || matter == null || timekeeper == null) {
                at(i, wrong, refusals);
                continue;
            }
            var charge = rates.charge(new RateCard.Work(time.timekeeper(), matter.clientId(), matter.id(), time.activityCode(), matter.currency(), time.date())).map(Charge::of);
            Valuation value = Valuation.of(time.minutes(), time.billed(), matter.rounding(), matter.currency(), charge).orElse(null);
            if (value == null) {
                at(i, List.of(TimeChecks.rateMissing(time, matter, timekeeper)), refusals);
            } else {
                rows.add(new TimeRow(TimeEntryId.next(), time, matter, value, times.get(i).standing()));
            }
        }
        return refusals.isEmpty() ? Outcome.done(rows) : Outcome.refused(refusals);
    }

    private static void at(int entry, Collection<Refusal> wrong, List<Refusal> refusals) {
        wrong.forEach(refusal -> refusals.add(new Refusal(refusal.code(), refusal.message(), "entries[" + entry + "]." + (refusal.field() == null ? "" : refusal.field()))));
    }

    /** One event for each matter, timekeeper and step that their work came to. */
    private static List<Happened> told(List<TimeRow> rows) {
        record Group(MatterId matter, UserId timekeeper, WorkStatus status) {}
        Map<Group, List<TimeRow>> groups = rows.stream().filter(row -> row.standing().status() != WorkStatus.DRAFT)
                .collect(Collectors.groupingBy(row -> new Group(row.matter().id(), row.time().timekeeper(), row.standing().status()), LinkedHashMap::new, Collectors.toList()));
        return groups.entrySet().stream().map(each -> {
            Group group = each.getKey();
            List<TimeEntryId> ids = each.getValue().stream().map(TimeRow::id).toList();
            int minutes = each.getValue().stream().mapToInt(row -> row.time().minutes()).sum();
            Instant at = each.getValue().stream().map(row -> row.standing().at()).max(Comparator.naturalOrder()).orElseThrow();
            return new Happened(at, group.status() == WorkStatus.APPROVED ? new TimeApproved(group.matter(), group.timekeeper(), ids, minutes)
                    : new TimeSubmitted(group.matter(), group.timekeeper(), ids, minutes));
        }).toList();
    }

    /**
     * All of them or none, in the order given; approved hard costs enter the books.
     *
     * @return refused at the fields of the cost that is named: {@code entries[3].amount}
     */
    @Requires(Permission.TIME_RECORD_OTHERS)
    @Transactional
    public Outcome<List<ExpenseId>> expenses(List<Expense> wanted) {
        TimeChecks checks = checkList.now();
        Map<MatterId, MatterFacts> matters = facts.matters(wanted.stream().map(each -> each.expense().matterId()).distinct().toList());
        List<ExpenseRow> rows = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            NewExpense cost = wanted.get(i).expense();
            Money amount = cost.total();
            List<Refusal> wrong = new ArrayList<>(checks.matter(matters.get(cost.matterId())));
            checks.day(cost.date()).ifPresent(wrong::add);
            Codes.refusal(checks.codes(), CodeKind.EXPENSE, Codes.normalOrNull(cost.code()), null, "code").ifPresent(wrong::add);
            if (amount == null || !amount.isPositive()) {
                wrong.add(Refusal.at("amount", "amount-not-positive", "More than zero."));
            } else if (wrong.isEmpty()) {
                rows.add(new ExpenseRow(ExpenseId.next(), cost.by(cost.person()), amount, wanted.get(i).standing()));
            }
            at(i, wrong, refusals);
        }
        return refusals.isEmpty() ? Outcome.done(written(rows)) : Outcome.refused(refusals);
    }

    private List<ExpenseId> written(List<ExpenseRow> rows) {
        EXPENSES.statement(jdbc, """
                insert into practice.expense (id, matter_id, incurred_by, date, kind, code, narrative, quantity, unit_minor, currency, amount_minor, billing, status,
                    submitted_at, submitted_by, approved_at, approved_by, bill_id, billed_on)
                select r.id, r.matter, r.person, r.date, r.kind, r.code, r.narrative, r.quantity, r.unit, r.currency, r.amount, r.billing, r.status,
                    r.submitted_at, r.submitted_by, r.approved_at, r.approved_by, r.bill_id, r.billed_on from {rows}""", rows).update();
        List<ExpenseApproved> approved = new ArrayList<>();
        List<Happened> told = new ArrayList<>();
        for (ExpenseRow row : rows) {
            if (row.standing().status() == WorkStatus.APPROVED) {
                NewExpense cost = row.expense();
                var event = new ExpenseApproved(row.id(), cost.matterId(), cost.date(), cost.kind(), cost.code(), row.amount(), cost.told());
                approved.add(event);
                told.add(new Happened(row.standing().at(), event));
            }
        }
        activities.recordPast(told);
        events.publishEvent(new CostsApproved(approved));
        return rows.stream().map(ExpenseRow::id).toList();
    }
}
