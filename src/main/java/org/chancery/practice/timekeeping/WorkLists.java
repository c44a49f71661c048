package org.chancery.practice.timekeeping;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Choices;
import org.chancery.platform.web.Column;
import org.chancery.platform.web.Filter;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Listing;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.Tone;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The lists of recorded time and expenses, each row as far as its reader may see it. */
@Service
public class WorkLists {

    private static final Choices STATES = Choices.of(Stream.concat(
            Arrays.stream(WorkStatus.values()).map(status -> Option.of(status.name(), status.title())), Stream.of(Option.of("BILLED", "Billed"))).toList());
    private static final String MATTER = "select number || ' ' || name from practice.matter where id = :id";
    private static final String CLIENT = "select display_name from practice.contact where id = :id";
    private static final String PERSON = "select name from platform.app_user where id = :id";

    public static final Listing<TimeView> TIME = Listing.of("time", "Time", TimeView.class)
            .sql(TimeRows.SELECT).row(TimeRows::view)
            .column(Column.date("date", "Date", TimeView::date).required().link(TimeView::href))
            .column(Column.text("timekeeperName", "Who", TimeView::timekeeperName))
            .column(Column.text("matterName", "Matter", TimeView::matterName).small(entry -> entry.matterNumber() + " · " + entry.clientName())
                    .link(entry -> "/matters/" + entry.matterId()))
            .column(Column.prose("narrative", "Narrative", TimeView::narrative))
            .column(Column.text("codes", "Code", (TimeView entry) -> codes(entry.taskCode(), entry.activityCode())).sortBy("coalesce(task_code, '') || ' ' || coalesce(activity_code, '')"))
            .column(Column.minutes("minutes", "Time", TimeView::minutes).required().total())
            .column(Column.money("amount", "Amount", TimeView::amount).required().total())
            .column(Column.tag("state", "Status", (TimeView entry) -> state(entry.status(), entry.billId())).tone(entry -> tone(entry.status(), entry.billId()))
                    .small(entry -> entry.billing() == Billing.BILLABLE ? null : entry.billing().title()))
            .filter(Filter.choice("state", "Status", STATES))
            .filter(Filter.choice("billing", "Billing", Choices.of(Billing.class, Billing::title)))
            .filter(Filter.choice("timekeeper", "Who", Choices.query(
                    "select cast(id as text) as value, name as label from platform.app_user where timekeeper order by name"), "cast(timekeeper_id as text) in (:timekeeper)"))
            .filter(Filter.dates("date", "Date", "date"))
            .filter(Filter.amounts("amount", "Amount"))
            .filter(Filter.reference("matterId", "Matter", MATTER))
            .filter(Filter.reference("clientId", "Client", CLIENT))
            .filter(Filter.reference("timekeeperId", "Who", PERSON))
            .filter(Filter.reference("billId", "Bill", null))
            .search("narrative ilike :q or matter_name ilike :q or matter_number ilike :q or client_name ilike :q or timekeeper_name ilike :q")
            .sort("-date")
            .view("All", "").view("Drafts", "state=DRAFT").view("Submitted", "state=SUBMITTED").view("Approved, unbilled", "state=APPROVED").view("Billed", "state=BILLED")
            .action("Record time", "/time/new").action("My week", "/time/week")
            .empty("No time recorded yet", "Everything a bill is made of begins here: who worked on which matter, how long, and at what.", "Record time", "/time/new")
            .build();

    public static final Listing<ExpenseView> EXPENSES = Listing.of("expenses", "Expenses", ExpenseView.class)
            .sql(ExpenseRows.SELECT).row(ExpenseRows::view)
            .column(Column.date("date", "Date", ExpenseView::date).required().link(ExpenseView::href))
            .column(Column.text("incurredByName", "Who", ExpenseView::incurredByName))
            .column(Column.text("matterName", "Matter", ExpenseView::matterName).small(expense -> expense.matterNumber() + " · " + expense.clientName())
                    .link(expense -> "/matters/" + expense.matterId()))
            .column(Column.prose("narrative", "Narrative", ExpenseView::narrative))
            .column(Column.text("code", "Code", ExpenseView::code))
            .column(Column.text("kind", "Kind", (ExpenseView expense) -> expense.kind().title()))
            .column(Column.money("amount", "Amount", ExpenseView::amount).required().total())
            .column(Column.tag("state", "Status", (ExpenseView expense) -> state(expense.status(), expense.billId())).tone(expense -> tone(expense.status(), expense.billId()))
                    .small(expense -> expense.billing() == Billing.BILLABLE ? null : expense.billing().title()))
            .filter(Filter.choice("state", "Status", STATES))
            .filter(Filter.choice("kind", "Kind", Choices.of(ExpenseKind.class, ExpenseKind::title)))
            .filter(Filter.dates("date", "Date", "date"))
            .filter(Filter.amounts("amount", "Amount"))
            .filter(Filter.reference("matterId", "Matter", MATTER))
            .filter(Filter.reference("clientId", "Client", CLIENT))
            .filter(Filter.reference("incurredBy", "Who", PERSON))
            .filter(Filter.reference("billId", "Bill", null))
            .search("narrative ilike :q or matter_name ilike :q or matter_number ilike :q or client_name ilike :q or code ilike :q")
            .sort("-date")
            .view("All", "").view("Drafts", "state=DRAFT").view("Submitted", "state=SUBMITTED").view("Approved, unbilled", "state=APPROVED").view("Billed", "state=BILLED")
            .action("Record an expense", "/expenses/new")
            .empty("No expenses yet", "What is paid for a matter, to others or in house, is recorded here and goes onto its bill.", "Record an expense", "/expenses/new")
            .build();

    /** Makes a request for one of these lists its reader's own: others' work only for whom that is permitted. */
    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS, Permission.TIME_APPROVE, Permission.BILLING_VIEW, Permission.BILLING_PREPARE, Permission.REPORTS_VIEW})
    public ListRequest seen(ListRequest request) {
        return request.bind("others", WorkAuthority.seesOthers()).bind("me", WorkAuthority.me().value());
    }

    /** Whether the reader sees the work of others too. */
    public boolean seesOthers() {
        return WorkAuthority.seesOthers();
    }

    private static @Nullable String codes(@Nullable String task, @Nullable String activity) {
        String codes = String.join(" ", Stream.of(task, activity).filter(Objects::nonNull).toList());
        return codes.isEmpty() ? null : codes;
    }

    /** The status as it is read: a bill that took it says more than its approval. */
    public static String state(WorkStatus status, @Nullable Object billId) {
        return billId == null ? status.title() : "Billed";
    }

    public static Tone tone(WorkStatus status, @Nullable Object billId) {
        if (billId != null) {
            return Tone.GOOD;
        }
        return switch (status) {
            case DRAFT -> Tone.PLAIN;
            case SUBMITTED -> Tone.WARN;
            case APPROVED -> Tone.INFO;
        };
    }
}
