package org.chancery.finance.billing;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chancery.platform.web.Row;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.Moneys;
import org.chancery.shared.UserId;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lines of pre-bills. */
@Component
class PreBillLineStore {

    private static final String INSERT = """
            insert into finance.pre_bill_line (id, pre_bill_id, matter_id, position, kind, source_id, date, timekeeper_id, task_code, activity_code, expense_code,
                   hard, charge, worked_minutes, worked_rate_minor, worked_minor, worked_narrative, minutes, rate_minor, narrative, gross_minor, discount_percent,
                   discount_minor, bill_discount_minor, amount_minor, tax_code, tax_percent, tax_minor, disposition, merged_into, live)
            values (:id, :bill, :matter, :position, :kind, :source, :date, :timekeeper, :task, :activity, :expense,
                   :hard, :charge, :worked_minutes, :worked_rate, :worked, :worked_narrative, :minutes, :rate, :narrative, :gross, :discount_percent,
                   :discount, :bill_discount, :amount, :tax_code, :tax_percent, :tax, :disposition, :merged_into, :live)""";

    private static final String UPDATE = """
            update finance.pre_bill_line
            set charge = :charge, minutes = :minutes, rate_minor = :rate, narrative = :narrative, gross_minor = :gross, discount_percent = :discount_percent,
                discount_minor = :discount, bill_discount_minor = :bill_discount, amount_minor = :amount, tax_code = :tax_code, tax_percent = :tax_percent,
                tax_minor = :tax, disposition = :disposition, merged_into = :merged_into, live = :live
            where id = :id
              and (charge, minutes, rate_minor, narrative, gross_minor, discount_percent, discount_minor, bill_discount_minor, amount_minor, tax_code, tax_percent,
                   tax_minor, disposition)
                  is distinct from (:charge, :minutes, cast(:rate as bigint), :narrative, :gross, cast(:discount_percent as numeric), :discount, :bill_discount, :amount,
                   cast(:tax_code as text), :tax_percent, :tax, :disposition)""";

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;

    PreBillLineStore(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /**
     * Where a line comes from, which never changes.
     *
     * @param workItem null for a line of the bill's own
     */
    record Origin(@Nullable UUID workItem, LocalDate date, @Nullable UserId timekeeper, @Nullable String taskCode, @Nullable String activityCode,
            @Nullable String expenseCode, boolean hard, PreBillLineView.Worked worked) {}

    /** Inserts lines in the order of the list, after those that are there. */
    void insert(PreBillId bill, MatterId matter, Map<PreBillLineId, Origin> origins, List<Draft.PricedLine> lines) {
        int last = jdbc.sql("select coalesce(max(position), 0) from finance.pre_bill_line where pre_bill_id = :bill").param("bill", bill.value()).query(Integer.class).single();
        var rows = new MapSqlParameterSource[lines.size()];
        for (int i = 0; i < rows.length; i++) {
            var line = lines.get(i);
            rows[i] = origin(terms(line), java.util.Objects.requireNonNull(origins.get(line.line().id())))
                    .addValue("bill", bill.value()).addValue("matter", matter.value()).addValue("position", last + i + 1).addValue("kind", line.line().kind().name());
        }
        batches.batchUpdate(INSERT, rows);
    }

    /** Writes the lines that changed. */
    void update(List<Draft.PricedLine> lines) {
        batches.batchUpdate(UPDATE, lines.stream().map(PreBillLineStore::terms).toArray(MapSqlParameterSource[]::new));
    }

    private static MapSqlParameterSource terms(Draft.PricedLine line) {
        LineTerms terms = line.line().terms();
        Pricing.Priced priced = line.priced();
        return new MapSqlParameterSource("id", line.line().id().value())
                .addValue("charge", terms.charge().name()).addValue("minutes", terms.minutes()).addValue("rate", minorOrNull(terms.rate()))
                .addValue("narrative", terms.narrative()).addValue("gross", Moneys.minor(priced.gross()))
                .addValue("discount_percent", terms.discount().percentOrNull()).addValue("discount", Moneys.minor(priced.discount()))
                .addValue("bill_discount", Moneys.minor(priced.billDiscount())).addValue("amount", Moneys.minor(priced.amount()))
                .addValue("tax_code", terms.tax() == null ? null : terms.tax().code()).addValue("tax_percent", terms.taxPercent())
                .addValue("tax", Moneys.minor(priced.tax())).addValue("disposition", terms.disposition().name())
                .addValue("merged_into", terms.mergedInto() == null ? null : terms.mergedInto().value(), java.sql.Types.OTHER)
                .addValue("live", terms.disposition() != Disposition.REMOVED);
    }

    private static MapSqlParameterSource origin(MapSqlParameterSource row, Origin origin) {
        return row.addValue("source", origin.workItem()).addValue("date", origin.date())
                .addValue("timekeeper", origin.timekeeper() == null ? null : origin.timekeeper().value()).addValue("task", origin.taskCode())
                .addValue("activity", origin.activityCode()).addValue("expense", origin.expenseCode()).addValue("hard", origin.hard())
                .addValue("worked_minutes", origin.worked().minutes()).addValue("worked_rate", minorOrNull(origin.worked().rate()))
                .addValue("worked", Moneys.minor(origin.worked().amount())).addValue("worked_narrative", origin.worked().narrative());
    }

    private static @Nullable Long minorOrNull(@Nullable Money money) {
        return money == null ? null : Moneys.minor(money);
    }

    /** The lines as they may be changed, in their order. */
    List<DraftLine> draftLines(PreBillId bill, CurrencyUnit currency) {
        return jdbc.sql("""
                select l.id, l.kind, l.charge, l.minutes, l.rate_minor, l.narrative, l.gross_minor, l.discount_percent, l.discount_minor,
                       l.tax_code, l.tax_percent, l.disposition, l.merged_into, cast(:currency as text) as currency
                from finance.pre_bill_line l where l.pre_bill_id = :bill order by l.position""")
                .param("bill", bill.value()).param("currency", currency.getCode())
                .query(Row.mapping(row -> new DraftLine(row.id("id", PreBillLineId::new), row.constant("kind", LineKind.class),
                        new LineTerms(row.constant("charge", Charge.class), row.number("minutes"), row.moneyOrNull("rate_minor", "currency"), row.text("narrative"),
                                row.money("gross"), Discount.of(row.decimalOrNull("discount_percent"), row.money("discount")), tax(row),
                                row.constant("disposition", Disposition.class), row.idOrNull("merged_into", PreBillLineId::new)))))
                .list();
    }

    private static @Nullable TaxRate tax(Row row) {
        String code = row.textOrNull("tax_code");
        return code == null ? null : new TaxRate(code, row.decimal("tax_percent"));
    }

    List<PreBillLineView> of(PreBillId bill) {
        return jdbc.sql("""
                select l.id, l.position, l.kind, l.source_id, l.date, l.timekeeper_id, u.name as timekeeper, l.task_code, l.activity_code, l.expense_code, l.hard, l.charge,
                       l.worked_minutes, l.worked_rate_minor, l.worked_minor, l.worked_narrative, l.minutes, l.rate_minor, l.narrative, l.gross_minor,
                       l.discount_percent, l.discount_minor, l.bill_discount_minor, l.amount_minor, l.tax_code, l.tax_percent, l.tax_minor, l.disposition, l.merged_into, b.currency
                from finance.pre_bill_line l
                join finance.pre_bill b on b.firm_id = l.firm_id and b.id = l.pre_bill_id
                left join platform.app_user u on u.firm_id = l.firm_id and u.id = l.timekeeper_id
                where l.pre_bill_id = :bill
                order by l.position""")
                .param("bill", bill.value()).query(Row.mapping(PreBillLineStore::view)).list();
    }

    private static PreBillLineView view(Row row) {
        return new PreBillLineView(row.id("id", PreBillLineId::new), row.number("position"), row.constant("kind", LineKind.class),
                row.idOrNull("source_id", Function.identity()), row.date("date"), row.idOrNull("timekeeper_id", UserId::new), row.textOrNull("timekeeper"),
                row.textOrNull("task_code"), row.textOrNull("activity_code"), row.textOrNull("expense_code"), row.flag("hard"), row.constant("charge", Charge.class),
                new PreBillLineView.Worked(row.number("worked_minutes"), row.moneyOrNull("worked_rate_minor", "currency"), row.money("worked"), row.text("worked_narrative")),
                row.number("minutes"), row.moneyOrNull("rate_minor", "currency"), row.text("narrative"), row.money("gross"), row.decimalOrNull("discount_percent"),
                row.money("discount"), row.money("bill_discount"), row.money("amount"), row.textOrNull("tax_code"), row.decimal("tax_percent"), row.money("tax"),
                row.constant("disposition", Disposition.class), row.idOrNull("merged_into", PreBillLineId::new));
    }

    /** The work of matters that open pre-bills hold. */
    Set<UUID> workOnOpenPreBills(Collection<MatterId> matters) {
        return jdbc.sql("select source_id from finance.pre_bill_line where matter_id = any (:matters) and live and source_id is not null")
                .param("matters", matters.stream().map(MatterId::value).toArray(UUID[]::new)).query(UUID.class).stream().collect(Collectors.toUnmodifiableSet());
    }

    /** How much of a matter's flat fee is on bills or open pre-bills, before discounts. */
    Money flatFeeTaken(MatterId matter, CurrencyUnit currency) {
        long minor = jdbc.sql("""
                select coalesce((select sum(l.gross_minor) from finance.invoice_line l join finance.invoice i on i.firm_id = l.firm_id and i.id = l.invoice_id
                                 where l.matter_id = :matter and l.kind = 'FLAT_FEE' and i.voided_on is null), 0)
                     + coalesce((select sum(l.gross_minor) from finance.pre_bill_line l where l.matter_id = :matter and l.kind = 'FLAT_FEE' and l.live), 0)""")
                .param("matter", matter.value()).query(Long.class).single();
        return Money.ofMinor(currency, minor);
    }

    /** Lets the work of a pre-bill go: it was issued or cancelled. */
    void release(PreBillId bill) {
        jdbc.sql("update finance.pre_bill_line set live = false where pre_bill_id = :bill and live").param("bill", bill.value()).update();
    }
}
