package org.chancery.finance.billing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.web.Row;
import org.chancery.practice.matters.Contingency;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.Moneys;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Recoveries in the database; they never change. */
@Component
class RecoveryStore {

    private static final String VIEW = """
            select r.id, r.matter_id, r.received_on, r.source, r.outcome, r.currency, r.recovered_minor, r.costs::text as costs, r.costs_minor, r.paid_minor, r.stage, r.percent,
                   r.costs_rule, r.base_minor, r.fee_minor, u.name as recorded_by_name, r.created_at,
                   exists (select from finance.agreed_fee f where f.firm_id = r.firm_id and f.recovery_id = r.id and f.withdrawn_at is not null) as withdrawn
            from finance.recovery r
            join platform.app_user u on u.firm_id = r.firm_id and u.id = r.created_by
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Firms firms;

    RecoveryStore(JdbcClient jdbc, JsonMapper json, Firms firms) {
        this.jdbc = jdbc;
        this.json = json;
        this.firms = firms;
    }

    /**
     * A cost of the matter.
     *
     * @param key  the recorded expense, or the line of a bill that has none
     * @param paid whether its bill is paid in full
     */
    record Cost(UUID key, LocalDate date, String narrative, Money amount, boolean paid) {}

    record New(RecoveryId id, MatterId matter, LocalDate receivedOn, NewRecovery recovery, List<Cost> costs, Money costsTotal, Money paid, Contingency.Stage stage,
            Contingency.Costs rule, Money base, Money fee) {}

    /** The costs of a matter up to a day: as bills charge them, less credits, and approved ones on no bill yet; none that an earlier statement has. */
    List<Cost> costs(MatterId matter, LocalDate on, CurrencyUnit currency) {
        return jdbc.sql("""
                select c.key, c.date, c.narrative, c.amount_minor, c.paid, cast(:currency as text) as currency
                from (select coalesce(l.source_id, l.id) as key, l.date, l.narrative, l.amount_minor - coalesce((select sum(n.amount_minor) from finance.credit_note_line n
                                                                            where n.firm_id = l.firm_id and n.invoice_line_id = l.id), 0) as amount_minor,
                             b.balance_minor = 0 as paid
                      from finance.invoice_line l join finance.invoice_balance b on b.firm_id = l.firm_id and b.id = l.invoice_id
                      where l.matter_id = :matter and l.kind in ('EXPENSE', 'COST') and b.voided_on is null and l.date <= :on
                      union all
                      select w.id, w.date, w.narrative, w.amount_minor, false from practice.work_item w
                      where w.matter_id = :matter and w.kind = 'EXPENSE' and w.bill_id is null and w.status = 'APPROVED' and w.billing = 'BILLABLE' and w.date <= :on) c
                where c.amount_minor > 0
                  and not exists (select from finance.recovery r cross join lateral jsonb_array_elements(r.costs) e
                                  where r.matter_id = :matter and (e ->> 'key')::uuid = c.key
                                    and not exists (select from finance.agreed_fee f where f.firm_id = r.firm_id and f.recovery_id = r.id and f.withdrawn_at is not null))
                order by c.date, c.key""")
                .param("matter", matter.value()).param("on", on).param("currency", currency.getCode())
                .query(Row.mapping(row -> new Cost(row.id("key", id -> id), row.date("date"), row.text("narrative"), row.money("amount"), row.flag("paid")))).list();
    }

    void insert(New it) {
        jdbc.sql("""
                insert into finance.recovery (id, matter_id, received_on, source, outcome, currency, recovered_minor, costs_minor, costs, paid_minor, stage, percent,
                                              costs_rule, base_minor, fee_minor, created_at)
                values (:id, :matter, :on, :source, :outcome, :currency, :recovered, :total, cast(:costs as jsonb), :paid, :stage, :percent, :rule, :base, :fee, :now)""")
                .param("id", it.id().value()).param("matter", it.matter().value()).param("on", it.receivedOn()).param("source", it.recovery().source())
                .param("outcome", it.recovery().outcome()).param("currency", it.fee().getCurrencyUnit().getCode()).param("recovered", Moneys.minor(it.recovery().recovered()))
                .param("total", Moneys.minor(it.costsTotal())).param("costs", json.writeValueAsString(it.costs().stream().map(RecoveryStore::row).toList()))
                .param("paid", Moneys.minor(it.paid())).param("stage", it.stage().name()).param("percent", it.stage().percent()).param("rule", it.rule().name())
                .param("base", Moneys.minor(it.base())).param("fee", Moneys.minor(it.fee())).param("now", PreBillStore.at(firms.now())).update();
    }

    private static Map<String, Object> row(Cost cost) {
        return Map.of("key", cost.key().toString(), "date", cost.date().toString(), "narrative", cost.narrative(), "minor", Moneys.minor(cost.amount()));
    }

    Optional<RecoveryView> find(RecoveryId id) {
        return jdbc.sql(VIEW + "where r.id = :id").param("id", id.value()).query(Row.mapping(this::view)).optional();
    }

    private RecoveryView view(Row row) {
        Money recovered = row.money("recovered");
        return new RecoveryView(row.id("id", RecoveryId::new), row.id("matter_id", MatterId::new), row.date("received_on"), row.text("source"), row.text("outcome"), recovered,
                costs(row.text("costs"), recovered.getCurrencyUnit()), row.money("costs"), row.money("paid"), row.text("stage"), row.decimal("percent"),
                row.constant("costs_rule", Contingency.Costs.class), row.money("base"), row.money("fee"), row.text("recorded_by_name"), row.instant("created_at"),
                row.flag("withdrawn"));
    }

    private List<RecoveryView.Cost> costs(String stored, CurrencyUnit currency) {
        List<RecoveryView.Cost> costs = new ArrayList<>();
        for (JsonNode each : json.readTree(stored)) {
            costs.add(new RecoveryView.Cost(LocalDate.parse(each.get("date").asString()), each.get("narrative").asString(), Money.ofMinor(currency, each.get("minor").asLong())));
        }
        return costs;
    }
}
