package org.chancery.platform.jobs;

import java.time.Instant;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.web.Choices;
import org.chancery.platform.web.Column;
import org.chancery.platform.web.Filter;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Listing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The lists of runs, of the items of a run and of its failures, for pages and API alike. */
@Component
public class RunLists {

    /** An item of a run as its list shows it. */
    public record ItemRow(String label, ItemState state, int tries, @Nullable Instant nextTryAt, String remark, @Nullable Instant decidedAt) {}

    /** A failure of a run or of one of its items. */
    public record FailureRow(Instant at, @Nullable String label, String reason, @Nullable Instant againAt) {}

    private final JobTypes types;
    private final Listing<Run> runs;
    private final Listing<ItemRow> items;
    private final Listing<FailureRow> failures;

    RunLists(JobStore store, JobTypes types) {
        this.types = types;
        runs = Listing.of("jobs", "Jobs", Run.class)
                .sql(JobStore.SQL + " where cast(:everybody as boolean) or r.started_by = cast(:me as uuid) or r.job = any (string_to_array(:concerning, ' '))")
                .row(store::read)
                .column(Column.text("subject", "Run", Run::subject).link(run -> "/jobs/" + run.id()).small(Run::title).required())
                .column(Column.tag("state", "State", (Run run) -> run.state().label()).tone(run -> run.state().tone()).required())
                .column(Column.count("done", "Done", (Run run) -> run.progress().done()).required())
                .column(Column.count("total", "Of", (Run run) -> run.progress().total()))
                .column(Column.count("parked", "Parked", (Run run) -> run.progress().parked()).required())
                .column(Column.text("startedByName", "Started by", Run::startedByName).required())
                .column(Column.instant("startedAt", "Started", Run::startedAt).required())
                .column(Column.instant("endedAt", "Ended", Run::endedAt))
                .filter(Filter.choice("state", "State", Choices.of(RunState.class, RunState::label)))
                .filter(Filter.contains("job", "Kind of job", "job"))
                .filter(Filter.instants("started", "Started", "started_at"))
                .search("subject ilike :q or started_by_name ilike :q")
                .sort("-startedAt")
                .view("Under way", "state=WAITING&state=RUNNING")
                .view("Failed", "state=FAILED")
                .empty("No runs yet", "Work that takes longer than a page may take, such as a billing run, goes on here while you do something else.")
                .build();
        items = Listing.of("job-items", "Items", ItemRow.class)
                .sql("select i.id, lpad(i.position::text, 8, '0') as place, i.label, i.state, i.tries, i.not_before, i.remark, i.decided_at from platform.job_item i where i.run_id = cast(:run as uuid)")
                .row(row -> new ItemRow(row.text("label"), row.constant("state", ItemState.class), row.number("tries"), row.instantOrNull("not_before"), row.text("remark"), row.instantOrNull("decided_at")))
                .column(Column.text("label", "Item", ItemRow::label).sortBy("place").required())
                .column(Column.tag("state", "State", (ItemRow item) -> item.state().label()).tone(item -> item.state().tone()).required())
                .column(Column.prose("remark", "Remark", ItemRow::remark))
                .column(Column.count("tries", "Tries", ItemRow::tries).required())
                .column(Column.instant("nextTryAt", "Next try", (ItemRow item) -> item.state() == ItemState.WAITING ? item.nextTryAt() : null).sortBy("not_before"))
                .column(Column.instant("decidedAt", "Done or parked", ItemRow::decidedAt))
                .filter(Filter.choice("state", "State", Choices.of(ItemState.class, ItemState::label)))
                .search("label ilike :q or remark ilike :q")
                .sort("label")
                .view("Parked", "state=PARKED")
                .view("Waiting", "state=WAITING")
                .empty("No items", "A run is planned into items when its turn comes. Items behind a wall are not shown.")
                .build();
        failures = Listing.of("job-failures", "Failures", FailureRow.class)
                .sql("""
                        select f.id, f.at, i.label, f.reason, f.again_at from platform.job_failure f
                        left join platform.job_item i on i.firm_id = f.firm_id and i.id = f.item_id
                        where f.run_id = cast(:run as uuid)""")
                .row(row -> new FailureRow(row.instant("at"), row.textOrNull("label"), row.text("reason"), row.instantOrNull("again_at")))
                .column(Column.instant("at", "When", FailureRow::at).required())
                .column(Column.text("label", "Item", FailureRow::label))
                .column(Column.prose("reason", "Reason", FailureRow::reason))
                .column(Column.instant("againAt", "Tried again", FailureRow::againAt))
                .search("reason ilike :q or label ilike :q")
                .sort("-at")
                .empty("No failures", "What fails is written down here with its reason.")
                .build();
    }

    public Listing<Run> runs() {
        return runs;
    }

    public Listing<ItemRow> items() {
        return items;
    }

    public Listing<FailureRow> failures() {
        return failures;
    }

    /** One's own runs and those of the kinds that concern one, and everybody's for whoever may manage jobs. */
    public ListRequest mine(ListRequest request) {
        return request.bind("concerning", String.join(" ", types.concerning(Actors.current()))).bind("me", Actors.current().id().toString()).bind("everybody", Boolean.toString(Actors.current().may(Permission.JOBS_MANAGE)));
    }
}
