package org.chancery.practice.timekeeping;

import java.util.Optional;
import org.chancery.platform.web.Row;
import org.chancery.practice.timekeeping.TimeStore.Stamp;
import org.chancery.shared.Moneys;
import org.chancery.shared.UserId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Writes recorded costs, and reads them back. */
@Component
class ExpenseStore {

    private final JdbcClient jdbc;

    ExpenseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(ExpenseId id, NewExpense expense, Money amount, Stamp stamp) {
        bind("""
                insert into practice.expense (id, matter_id, incurred_by, date, kind, code, narrative, quantity, unit_minor, currency, amount_minor, billing, status,
                    submitted_at, submitted_by, approved_at, approved_by)
                values (:id, :matter, :person, :date, :kind, :code, :narrative, :quantity, :unit, :currency, :amount, :billing, :status,
                    :submittedAt, :submittedBy, :approvedAt, :approvedBy)""", id, expense, amount, stamp).update();
    }

    /** Whether the version was still the one given. */
    boolean update(ExpenseId id, int version, NewExpense expense, Money amount, Stamp stamp) {
        return bind("""
                update practice.expense
                set matter_id = :matter, incurred_by = :person, date = :date, kind = :kind, code = :code, narrative = :narrative, quantity = :quantity,
                    unit_minor = :unit, currency = :currency, amount_minor = :amount, billing = :billing, status = :status, submitted_at = :submittedAt,
                    submitted_by = :submittedBy, approved_at = :approvedAt, approved_by = :approvedBy, version = version + 1
                where id = :id and version = :version""", id, expense, amount, stamp).param("version", version).update() == 1;
    }

    private StatementSpec bind(String sql, ExpenseId id, NewExpense expense, Money amount, Stamp stamp) {
        Money unit = expense.counted() ? expense.unitPrice() : null;
        return jdbc.sql(sql).param("id", id.value()).param("matter", expense.matterId().value()).param("person", expense.person().value())
                .param("date", expense.date()).param("kind", expense.kind().name()).param("code", Codes.normalOrNull(expense.code()))
                .param("narrative", expense.told()).param("quantity", expense.counted() ? expense.quantity() : null)
                .param("unit", unit == null ? null : Moneys.minor(unit)).param("currency", amount.getCurrencyUnit().getCode())
                .param("amount", Moneys.minor(amount)).param("billing", expense.billed().name()).param("status", stamp.status().name())
                .param("submittedAt", TimeStore.at(stamp.at())).param("submittedBy", uuid(stamp.by()))
                .param("approvedAt", TimeStore.at(stamp.approvedAt())).param("approvedBy", uuid(stamp.approvedBy()));
    }

    /** Whether the version was still the one given. */
    boolean receipt(ExpenseId id, int version, String receipt) {
        return jdbc.sql("update practice.expense set receipt = :receipt, version = version + 1 where id = :id and version = :version")
                .param("receipt", receipt).param("id", id.value()).param("version", version).update() == 1;
    }

    boolean delete(ExpenseId id, int version) {
        return jdbc.sql("delete from practice.expense where id = :id and version = :version").param("id", id.value()).param("version", version).update() == 1;
    }

    /** One that the acting person may see. */
    Optional<ExpenseView> find(ExpenseId id) {
        return jdbc.sql(ExpenseRows.SELECT + " and e.id = :id").param("others", WorkAuthority.seesOthers()).param("me", WorkAuthority.me().value())
                .param("id", id.value()).query(Row.mapping(ExpenseRows::view)).optional();
    }

    private static @Nullable Object uuid(@Nullable UserId user) {
        return user == null ? null : user.value();
    }
}
