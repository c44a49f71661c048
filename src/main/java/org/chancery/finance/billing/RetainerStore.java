package org.chancery.finance.billing;

import java.sql.Types;
import java.util.List;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.web.Row;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.Id;
import org.chancery.shared.Moneys;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Retainers and top-ups in the database, and the client money that they are about. */
@Component
class RetainerStore {

    private final JdbcClient jdbc;
    private final Firms firms;

    RetainerStore(JdbcClient jdbc, Firms firms) {
        this.jdbc = jdbc;
        this.firms = firms;
    }

    Retainer of(MatterId matter) {
        return jdbc.sql("select kind, currency, amount_minor, minimum_minor from finance.retainer where matter_id = :matter").param("matter", matter.value())
                .query(Row.mapping(RetainerStore::read)).optional().orElseGet(Retainer.None::new);
    }

    private static Retainer read(Row row) {
        return switch (row.constant("kind", Retainer.Kind.class)) {
            case NONE -> new Retainer.None();
            case ADVANCE -> new Retainer.Advance(row.money("amount"));
            case EVERGREEN -> new Retainer.Evergreen(row.money("amount"), row.money("minimum"));
            case EARNED -> new Retainer.Earned(row.money("amount"));
        };
    }

    void set(MatterId matter, CurrencyUnit currency, Retainer retainer) {
        Money amount = switch (retainer) {
            case Retainer.None _ -> null;
            case Retainer.Advance(var sum) -> sum;
            case Retainer.Evergreen(var sum, _) -> sum;
            case Retainer.Earned(var sum) -> sum;
        };
        jdbc.sql("""
                insert into finance.retainer (id, matter_id, kind, currency, amount_minor, minimum_minor) values (:id, :matter, :kind, :currency, :amount, :minimum)
                on conflict (firm_id, matter_id) do update
                set kind = excluded.kind, currency = excluded.currency, amount_minor = excluded.amount_minor, minimum_minor = excluded.minimum_minor, version = retainer.version + 1""")
                .param("id", Id.next()).param("matter", matter.value()).param("kind", retainer.kind().name()).param("currency", currency.getCode())
                .param("amount", minor(amount), Types.BIGINT)
                .param("minimum", retainer instanceof Retainer.Evergreen evergreen ? Moneys.minor(evergreen.minimum()) : null, Types.BIGINT).update();
    }

    private static @Nullable Long minor(@Nullable Money money) {
        return money == null ? null : Moneys.minor(money);
    }

    /** Client money of the matter, whatever its date. */
    Money held(MatterId matter, CurrencyUnit currency) {
        return Money.ofMinor(currency, jdbc.sql("select coalesce(sum(balance_minor), 0) from finance.client_ledger where matter_id = :matter and currency = :currency")
                .param("matter", matter.value()).param("currency", currency.getCode()).query(Long.class).single());
    }

    void ask(MatterId matter, Money held, Money amount) {
        jdbc.sql("""
                insert into finance.top_up (id, matter_id, currency, balance_minor, amount_minor, created_at)
                values (:id, :matter, :currency, :held, :amount, :now)""")
                .param("id", Id.next()).param("matter", matter.value()).param("currency", amount.getCurrencyUnit().getCode())
                .param("held", Moneys.minor(held)).param("amount", Moneys.minor(amount)).param("now", PreBillStore.at(firms.now())).update();
    }

    /** Newest first. */
    List<Retainers.TopUp> asked(MatterId matter) {
        return jdbc.sql("select currency, balance_minor, amount_minor, created_at from finance.top_up where matter_id = :matter order by created_at desc, id desc limit 100")
                .param("matter", matter.value())
                .query(Row.mapping(row -> new Retainers.TopUp(row.instant("created_at"), row.money("balance"), row.money("amount")))).list();
    }
}
