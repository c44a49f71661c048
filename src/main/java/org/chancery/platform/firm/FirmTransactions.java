package org.chancery.platform.firm;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.chancery.platform.firm.FirmContext.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/** Tells the database at the start of every transaction for which firm and person it runs; with nobody set, it sees nothing. */
@Component
class FirmTransactions implements TransactionExecutionListener {

    private static final String SETTINGS = """
            select set_config('chancery.firm', ?, true),
                   set_config('chancery.user', ?, true),
                   set_config('chancery.request', ?, true),
                   set_config('chancery.reason', ?, true),
                   platform.announce_hidden_matters()""";

    /** The same among the matters of some offices, or of all again. Apart, so that a transaction that is not confined pays nothing for it. */
    private static final String CONFINED = SETTINGS.replace("platform.announce_hidden_matters()", "platform.announce_confined(?)");

    private final DataSource dataSource;

    FirmTransactions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
        if (failure == null) {
            FirmContext.current().ifPresent(scope -> announce(scope, !scope.offices().isEmpty()));
        }
    }

    /** Tells a reason inside a transaction that began without it. Returns the one that held before, "" for none. */
    String announceReason(String reason) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (PreparedStatement setting = connection.prepareStatement("select current_setting('chancery.reason', true), set_config('chancery.reason', ?, true)")) {
            setting.setString(1, reason);
            try (ResultSet result = setting.executeQuery()) {
                result.next();
                return Objects.requireNonNullElse(result.getString(1), "");
            }
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the reason could not be told", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /** Tells within a transaction among whose matters alone it goes on; among all again, if the scope names no office. */
    void announceWithin(Scope scope) {
        announce(scope, true);
    }

    private void announce(Scope scope, boolean offices) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (PreparedStatement settings = connection.prepareStatement(offices ? CONFINED : SETTINGS)) {
            settings.setString(1, scope.firm().toString());
            settings.setString(2, scope.user().toString());
            settings.setString(3, scope.request());
            settings.setString(4, scope.reason() == null ? "" : scope.reason());
            if (offices) {
                settings.setString(5, scope.offices().isEmpty() ? "" : scope.offices().stream().map(OfficeId::toString).sorted().collect(Collectors.joining(",", "{", "}")));
            }
            settings.execute();
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the transaction could not be bound to its firm", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
