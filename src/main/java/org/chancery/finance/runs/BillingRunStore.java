package org.chancery.finance.runs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chancery.finance.billing.MattersToBill;
import org.chancery.finance.billing.PreBillId;
import org.chancery.platform.firm.OfficeId;
import org.chancery.platform.jobs.RunId;
import org.chancery.platform.web.Row;
import org.chancery.practice.matters.Arrangement;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.Id;
import org.chancery.shared.Moneys;
import org.chancery.shared.UserId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Billing runs in the database, which holds that a matter has one pre-bill of a run at most. */
@Component
class BillingRunStore {

    /** What came of each matter of the run {@code :run}, those included that the job parked. */
    static final String MATTERS = """
            select x.id, x.matter_id, m.number as matter_number, m.name as matter, c.display_name as client, m.client_id, m.responsible_id, u.name as responsible, x.pre_bill_id,
                   case when x.parked then 'PARKED' when x.left_out is not null then 'LEFT_OUT' when x.pre_bill_id is null then 'WOULD_PREPARE' else b.status end as state,
                   coalesce(x.left_out, '') as remark, x.currency, coalesce(t.total_minor, x.total_minor) as total_minor, i.id as invoice_id, i.number as bill
            from (select r.id, r.matter_id, r.pre_bill_id, r.left_out, r.currency::text as currency, r.total_minor, false as parked
                  from finance.billing_run_matter r where r.run_id = cast(:run as uuid)
                  union all
                  select p.id, p.matter_id, null, p.remark, g.currency::text, 0, true
                  from finance.billing_run g join platform.job_item p on p.firm_id = g.firm_id and p.run_id = g.job_run_id and p.state = 'PARKED'
                  where g.id = cast(:run as uuid)) x
            join practice.matter m on m.id = x.matter_id
            join practice.contact c on c.firm_id = m.firm_id and c.id = m.client_id
            join platform.app_user u on u.firm_id = m.firm_id and u.id = m.responsible_id
            left join finance.pre_bill b on b.firm_id = m.firm_id and b.id = x.pre_bill_id
            left join finance.pre_bill_total t on t.firm_id = b.firm_id and t.pre_bill_id = b.id
            left join finance.invoice i on i.firm_id = b.firm_id and i.id = b.invoice_id
            """;

    private final JdbcClient jdbc;

    BillingRunStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param dueOn null if a person starts it */
    record New(BillingRunId id, BillingRuleView rule, MattersToBill.Choice choice, boolean dry, @Nullable LocalDate dueOn, RunId job) {}

    void insert(New run, Instant now) {
        jdbc.sql("""
                insert into finance.billing_run (id, rule_id, name, through, dry, office_id, practice_area, arrangement_kind, responsible_id, threshold_minor, currency, due_on, job_run_id, started_at)
                select :id, r.id, r.name, :through, :dry, r.office_id, r.practice_area, r.arrangement_kind, r.responsible_id, r.threshold_minor, r.currency, :due, :job, :now
                from finance.billing_rule r where r.id = :rule""")
                .param("id", run.id().value()).param("rule", run.rule().id().value()).param("through", run.choice().through()).param("dry", run.dry()).param("due", run.dueOn())
                .param("job", run.job().value()).param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    boolean startedFor(BillingRuleId rule, LocalDate day) {
        return jdbc.sql("select exists (select from finance.billing_run where rule_id = :rule and due_on = :day)").param("rule", rule.value()).param("day", day).query(Boolean.class).single();
    }

    void issuing(BillingRunId id, RunId job) {
        jdbc.sql("update finance.billing_run set issue_run_id = :job where id = :id").param("job", job.value()).param("id", id.value()).update();
    }

    Optional<BillingRunView> find(BillingRunId id) {
        return jdbc.sql("""
                select g.id, g.rule_id, g.name, g.through, g.dry, g.office_id, g.practice_area, g.arrangement_kind, g.responsible_id, g.threshold_minor, g.currency, g.due_on, g.job_run_id,
                       g.issue_run_id, u.name as started_by, g.started_at
                from finance.billing_run g join platform.app_user u on u.firm_id = g.firm_id and u.id = g.started_by
                where g.id = :id""")
                .param("id", id.value()).query(Row.mapping(row -> view(row, id))).optional();
    }

    private BillingRunView view(Row row, BillingRunId id) {
        var choice = new MattersToBill.Choice(row.date("through"), row.idOrNull("office_id", OfficeId::new), row.text("practice_area"),
                row.constantOrNull("arrangement_kind", Arrangement.Kind.class), row.idOrNull("responsible_id", UserId::new));
        return new BillingRunView(id, row.id("rule_id", BillingRuleId::new), row.text("name"), choice, row.moneyOrNull("threshold_minor", "currency"), row.flag("dry"), row.dateOrNull("due_on"),
                row.id("job_run_id", RunId::new), row.idOrNull("issue_run_id", RunId::new), row.text("started_by"), row.instant("started_at"), states(id));
    }

    private List<BillingRunView.Sum> states(BillingRunId id) {
        return jdbc.sql("select x.state, x.currency, count(*)::int as count, sum(x.total_minor)::bigint as total_minor from (" + MATTERS + ") x group by x.state, x.currency order by x.currency")
                .param("run", id.toString())
                .query(Row.mapping(row -> new BillingRunView.Sum(row.constant("state", RunMatterState.class), row.number("count"), row.money("total")))).list();
    }


    /**
     * What came of a matter.
     *
     * @param preBill null if none was made
     * @param leftOut why none was; null if one was, or would be
     */
    void came(BillingRunId run, MatterId matter, @Nullable PreBillId preBill, @Nullable String leftOut, Money total, Instant now) {
        jdbc.sql("""
                insert into finance.billing_run_matter (id, run_id, matter_id, pre_bill_id, left_out, currency, total_minor, created_at)
                values (:id, :run, :matter, :bill, :why, :currency, :total, :now)""")
                .param("id", Id.next()).param("run", run.value()).param("matter", matter.value()).param("bill", preBill == null ? null : preBill.value()).param("why", leftOut)
                .param("currency", total.getCurrencyUnit().getCode()).param("total", Moneys.minor(total)).param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    /** An approved pre-bill of the run. */
    record Approved(PreBillId id, UUID matter, String label) {}

    List<Approved> approved(BillingRunId run) {
        return jdbc.sql("""
                select b.id, b.matter_id, m.number || ' ' || m.name as label
                from finance.billing_run_matter r
                join finance.pre_bill b on b.firm_id = r.firm_id and b.id = r.pre_bill_id and b.status = 'APPROVED'
                join practice.matter m on m.firm_id = b.firm_id and m.id = b.matter_id
                where r.run_id = :run order by m.number, b.id""")
                .param("run", run.value()).query(Row.mapping(row -> new Approved(row.id("id", PreBillId::new), row.id("matter_id", id -> id), row.text("label")))).list();
    }
}
