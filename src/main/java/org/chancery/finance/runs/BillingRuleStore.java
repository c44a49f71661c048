package org.chancery.finance.runs;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.chancery.platform.firm.OfficeId;
import org.chancery.platform.web.Row;
import org.chancery.practice.matters.Arrangement;
import org.chancery.shared.Moneys;
import org.chancery.shared.UserId;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Billing rules in the database. */
@Component
class BillingRuleStore {

    static final String SQL = """
            select r.id, r.name, r.day_of_month, r.through, r.office_id, o.name as office_name, r.practice_area, r.arrangement_kind, r.responsible_id, p.name as responsible_name,
                   r.threshold_minor, r.currency, r.owner_id, w.name as owner_name, r.active, r.version
            from finance.billing_rule r
            join platform.app_user w on w.firm_id = r.firm_id and w.id = r.owner_id
            left join platform.office o on o.firm_id = r.firm_id and o.id = r.office_id
            left join platform.app_user p on p.firm_id = r.firm_id and p.id = r.responsible_id
            """;

    private final JdbcClient jdbc;

    BillingRuleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static BillingRuleView read(Row row) {
        var terms = new BillingRuleTerms(row.text("name"), row.numberOrNull("day_of_month"), row.constant("through", Through.class), row.idOrNull("office_id", OfficeId::new),
                row.text("practice_area"), row.constantOrNull("arrangement_kind", Arrangement.Kind.class), row.idOrNull("responsible_id", UserId::new), row.moneyOrNull("threshold_minor", "currency"));
        return new BillingRuleView(row.id("id", BillingRuleId::new), terms, row.textOrNull("office_name"), row.textOrNull("responsible_name"), row.id("owner_id", UserId::new),
                row.text("owner_name"), row.flag("active"), row.number("version"));
    }

    Optional<BillingRuleView> find(BillingRuleId id) {
        return jdbc.sql(SQL + " where r.id = :id").param("id", id.value()).query(Row.mapping(BillingRuleStore::read)).optional();
    }

    /** A rule whose day has come, and which day it is. */
    record Due(BillingRuleView rule, LocalDate on) {}

    /** Rules whose day of this month has come and that have not started for it. */
    List<Due> due(LocalDate today) {
        return jdbc.sql(SQL + " where r.active and r.day_of_month is not null order by r.name").query(Row.mapping(BillingRuleStore::read)).list().stream()
                .flatMap(rule -> {
                    LocalDate on = rule.terms().due(today);
                    return on == null || on.isAfter(today) || !unstarted(rule.id(), on) ? Stream.empty() : Stream.of(new Due(rule, on));
                }).toList();
    }

    private boolean unstarted(BillingRuleId rule, LocalDate on) {
        return jdbc.sql("""
                select exists (select from finance.billing_rule r where r.id = :rule and r.since <= :on)
                   and not exists (select from finance.billing_run g where g.rule_id = :rule and g.due_on = :on)""")
                .param("rule", rule.value()).param("on", on).query(Boolean.class).single();
    }

    void insert(BillingRuleId id, BillingRuleTerms terms, LocalDate since, CurrencyUnit currency) {
        jdbc.sql("""
                insert into finance.billing_rule (id, name, day_of_month, through, office_id, practice_area, arrangement_kind, responsible_id, threshold_minor, currency, since)
                values (:id, :name, :day, :through, :office, :area, :arrangement, :responsible, :threshold, :currency, :since)""")
                .param("id", id.value()).param("since", since).param("currency", currency.getCode()).param("name", terms.name()).param("day", terms.dayOfMonth())
                .param("through", terms.through().name()).param("office", office(terms)).param("area", terms.practiceArea()).param("arrangement", arrangement(terms))
                .param("responsible", responsible(terms)).param("threshold", minor(terms.threshold())).update();
    }

    /** Whoever saves it answers for it. A day that was set anew holds from today on. */
    void update(BillingRuleId id, BillingRuleTerms terms, boolean active, LocalDate today) {
        jdbc.sql("""
                update finance.billing_rule
                set name = :name, through = :through, office_id = :office, practice_area = :area, arrangement_kind = :arrangement, responsible_id = :responsible, threshold_minor = :threshold,
                    since = case when day_of_month is distinct from cast(:day as int) or active <> :active then :today else since end,
                    day_of_month = :day, active = :active, owner_id = platform.current_user_id(), version = version + 1
                where id = :id""")
                .param("id", id.value()).param("active", active).param("today", today).param("name", terms.name()).param("day", terms.dayOfMonth()).param("through", terms.through().name())
                .param("office", office(terms)).param("area", terms.practiceArea()).param("arrangement", arrangement(terms)).param("responsible", responsible(terms))
                .param("threshold", minor(terms.threshold())).update();
    }

    private static @Nullable UUID office(BillingRuleTerms terms) {
        return terms.officeId() == null ? null : terms.officeId().value();
    }

    private static @Nullable UUID responsible(BillingRuleTerms terms) {
        return terms.responsibleId() == null ? null : terms.responsibleId().value();
    }

    private static @Nullable String arrangement(BillingRuleTerms terms) {
        return terms.arrangement() == null ? null : terms.arrangement().name();
    }

    private static @Nullable Long minor(@Nullable Money sum) {
        return sum == null ? null : Moneys.minor(sum);
    }
}
