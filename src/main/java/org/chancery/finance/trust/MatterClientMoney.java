package org.chancery.finance.trust;

import java.time.LocalDate;
import java.util.List;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.web.Figure;
import org.chancery.platform.web.Row;
import org.chancery.platform.web.Show;
import org.chancery.platform.web.Tab;
import org.chancery.practice.matters.MatterClosingGate;
import org.chancery.practice.matters.MatterFigures;
import org.chancery.practice.matters.MatterTabs;
import org.chancery.practice.matters.MatterView;
import org.chancery.shared.Refusal;
import org.joda.money.Money;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a matter's pages show of its client money, and why it does not close while it holds some. */
@Component
@Order(30)
class MatterClientMoney implements MatterFigures, MatterTabs, MatterClosingGate {

    private record Held(Money balance, Money available) {}

    private final JdbcClient jdbc;
    private final Firms firms;

    MatterClientMoney(JdbcClient jdbc, Firms firms) {
        this.jdbc = jdbc;
        this.firms = firms;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Figure> figures(MatterView matter) {
        if (!Actors.current().may(Permission.TRUST_VIEW)) {
            return List.of();
        }
        List<Held> held = held(matter, latest(matter));
        return held.isEmpty() ? List.of(Figure.of("Client money", Show.money(Money.zero(matter.currency()))).href(page(matter)))
                : held.stream().map(money -> Figure.of("Client money", Show.money(money.balance())).note("available " + Show.money(money.available())).href(page(matter))).toList();
    }

    /** Today, or the day of the last entry if that is dated later: what is on record is never left out. */
    private LocalDate latest(MatterView matter) {
        return jdbc.sql(ClientLedgers.LATEST).param("today", firms.today()).param("matter", matter.id().value()).query(LocalDate.class).single();
    }

    private List<Held> held(MatterView matter, LocalDate asOf) {
        return jdbc.sql("""
                select sum(b.balance_minor) as balance_minor, sum(b.cleared_minor) as available_minor, b.currency
                from finance.client_ledger_balances(:asOf) b where b.matter_id = :matter group by b.currency order by b.currency""")
                .param("asOf", asOf).param("matter", matter.id().value())
                .query(Row.mapping(row -> new Held(row.money("balance"), row.money("available")))).list();
    }

    @Override
    public List<Tab> tabs(MatterView matter) {
        return Actors.current().may(Permission.TRUST_VIEW) ? List.of(Tab.of("Client money", page(matter))) : List.of();
    }

    private static String page(MatterView matter) {
        return matter.href() + "/client-money";
    }

    /** On that day or any later one: the residual balance goes back to whom it belongs first (SRA Accounts Rules 2.5). */
    @Override
    @Transactional(readOnly = true)
    public List<Refusal> objections(MatterView matter, LocalDate closedOn) {
        return held(matter, LocalDate.of(2199, 12, 31)).stream().filter(money -> !money.balance().isZero())
                .map(money -> Refusal.of("client-money-left", "The matter still holds " + Show.money(money.balance()) + " of client money; pay it out or transfer it first."))
                .toList();
    }
}
