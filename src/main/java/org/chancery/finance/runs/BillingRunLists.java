package org.chancery.finance.runs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chancery.shared.InvoiceId;
import org.chancery.finance.billing.PreBillId;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.jobs.RunState;
import org.chancery.platform.web.Choices;
import org.chancery.platform.web.Column;
import org.chancery.platform.web.Filter;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Listing;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.Tone;
import org.chancery.practice.matters.MatterId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The lists of billing runs, of the matters of one, and of billing rules, for pages and API alike. */
@Component
public class BillingRunLists {

    /** A run as its list shows it. @param total of its matters, null until it is planned */
    public record RunRow(BillingRunId id, String name, LocalDate through, boolean dry, RunState state, int done, @Nullable Integer total, int parked, String startedBy, Instant startedAt) {}

    /** What came of a matter of a run. */
    public record MatterRow(MatterId matterId, String matterNumber, String matter, String client, String responsible, @Nullable PreBillId preBillId, RunMatterState state, String remark,
            Money total, @Nullable InvoiceId invoiceId, @Nullable String bill) {

        @Nullable String href() {
            return preBillId == null ? "/matters/" + matterId : "/pre-bills/" + preBillId;
        }
    }

    private static final Listing<RunRow> RUNS = Listing.of("billing-runs", "Billing runs", RunRow.class)
            .sql("""
                select g.id, g.rule_id, g.name, g.through, g.dry, j.state, p.done, j.total, p.parked, u.name as started_by, g.started_at
                from finance.billing_run g
                join platform.job_run j on j.firm_id = g.firm_id and j.id = g.job_run_id
                cross join lateral platform.job_progress(j.id) p
                join platform.app_user u on u.firm_id = g.firm_id and u.id = g.started_by
                """)
            .row(row -> new RunRow(row.id("id", BillingRunId::new), row.text("name"), row.date("through"), row.flag("dry"), row.constant("state", RunState.class), row.number("done"),
                    row.numberOrNull("total"), row.number("parked"), row.text("started_by"), row.instant("started_at")))
            .column(Column.text("name", "Run", RunRow::name).link(run -> "/billing-runs/" + run.id()).small(run -> run.dry() ? "dry run" : null).required())
            .column(Column.date("through", "Through", RunRow::through).required())
            .column(Column.tag("state", "State", (RunRow run) -> run.state().label()).tone(run -> run.state().tone()).required())
            .column(Column.count("done", "Done", RunRow::done).required())
            .column(Column.count("total", "Of", RunRow::total))
            .column(Column.count("parked", "Parked", RunRow::parked).required())
            .column(Column.text("startedBy", "Started by", RunRow::startedBy).required())
            .column(Column.instant("startedAt", "Started", RunRow::startedAt).required())
            .filter(Filter.choice("state", "State", Choices.of(RunState.class, RunState::label)))
            .filter(Filter.reference("ruleId", "Rule", "select name from finance.billing_rule where id = :id"))
            .filter(Filter.choice("dry", "Kind", Choices.of(List.of(Option.of("true", "Dry"), Option.of("false", "Real"))), "dry::text in (:dry)"))
            .filter(Filter.instants("started", "Started", "started_at"))
            .search("name ilike :q or started_by ilike :q")
            .sort("-startedAt")
            .empty("No billing runs yet", "A run prepares a pre-bill of each matter that its rule names, and puts it into the responsible lawyer's inbox.", "See the rules", "/billing-rules")
            .build();

    private static final Listing<MatterRow> MATTERS = Listing.of("billing-run-matters", "Matters of the run", MatterRow.class)
            .sql(BillingRunStore.MATTERS)
            .row(row -> new MatterRow(row.id("matter_id", MatterId::new), row.text("matter_number"), row.text("matter"), row.text("client"), row.text("responsible"),
                    row.idOrNull("pre_bill_id", PreBillId::new), row.constant("state", RunMatterState.class), row.text("remark"), row.money("total"), row.idOrNull("invoice_id", InvoiceId::new),
                    row.textOrNull("bill")))
            .column(Column.text("matter", "Matter", MatterRow::matter).link(MatterRow::href).small(row -> row.matterNumber() + " · " + row.client()).required())
            .column(Column.text("responsible", "Lawyer", MatterRow::responsible).required())
            .column(Column.tag("state", "State", (MatterRow row) -> row.state().title()).tone(row -> row.state().tone()).required())
            .column(Column.prose("remark", "Why", MatterRow::remark))
            .column(Column.text("bill", "Bill", MatterRow::bill).link(row -> row.invoiceId() == null ? null : "/bills/" + row.invoiceId()))
            .column(Column.money("total", "With tax", MatterRow::total).total().required())
            .filter(Filter.choice("state", "State", Choices.of(RunMatterState.class, RunMatterState::title)))
            .filter(Filter.reference("responsibleId", "Lawyer", "select name from platform.app_user where id = :id"))
            .filter(Filter.amounts("total", "Amount"))
            .search("matter_number ilike :q or matter ilike :q or client ilike :q")
            .sort("matter")
            .view("Awaiting approval", "state=DRAFT")
            .view("Approved", "state=APPROVED")
            .view("Parked", "state=PARKED")
            .view("All", "")
            .empty("Nothing yet", "The matters appear here as the run comes to them. Those behind a wall are not shown.")
            .build();

    private static final Listing<BillingRuleView> RULES = Listing.of("billing-rules", "Billing rules", BillingRuleView.class)
            .sql(BillingRuleStore.SQL)
            .row(BillingRuleStore::read)
            .column(Column.text("name", "Rule", (BillingRuleView rule) -> rule.terms().name()).link(BillingRuleView::href).required())
            .column(Column.text("when", "Starts", (BillingRuleView rule) -> rule.terms().when()).sortBy("day_of_month"))
            .column(Column.prose("matters", "Matters", BillingRuleView::matters))
            .column(Column.tag("active", "In use", (BillingRuleView rule) -> rule.active() ? "Yes" : "No").tone(rule -> rule.active() ? Tone.GOOD : Tone.PLAIN).sortBy("active::text"))
            .column(Column.text("ownerName", "In the name of", BillingRuleView::ownerName).required())
            .search("name ilike :q")
            .sort("name")
            .action("New rule", "/billing-rules/new", Permission.BILLING_PREPARE.permission())
            .empty("No billing rules yet", "A rule says which matters are billed, when, and up to which day. Start it whenever you like, or let it start by itself.")
            .build();

    public Listing<RunRow> runs() {
        return RUNS;
    }

    /** The request binds {@code run}. */
    public Listing<MatterRow> matters() {
        return MATTERS;
    }

    public Listing<BillingRuleView> rules() {
        return RULES;
    }

    public ListRequest of(BillingRunId run, ListRequest request) {
        return request.bind("run", run.toString());
    }
}
