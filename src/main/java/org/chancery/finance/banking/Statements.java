package org.chancery.finance.banking;

import java.util.List;
import java.util.Optional;
import org.chancery.finance.banking.statement.StatementReaders;
import org.chancery.finance.banking.statement.StatementReading;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.BankAccountView;
import org.chancery.finance.ledger.BankAccounts;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The statements of the firm's bank accounts: imported whole or not at all, and without doubling what came before. */
@Service
public class Statements {

    private final StatementReaders readers = StatementReaders.standard();
    private final BankAccounts accounts;
    private final AccountNumbers numbers;
    private final StatementImport imports;
    private final StatementStore store;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;

    Statements(BankAccounts accounts, AccountNumbers numbers, StatementImport imports, StatementStore store, ApplicationEventPublisher events, JdbcClient jdbc) {
        this.accounts = accounts;
        this.numbers = numbers;
        this.imports = imports;
        this.store = store;
        this.events = events;
        this.jdbc = jdbc;
    }

    /**
     * Imports a statement file: OFX, QFX or CAMT.053, told by its content. Refused, and then nothing of it is kept: {@code statement-unreadable} with
     * the place and the reason, {@code statement-duplicate} for a file imported before, {@code statement-other-account}, {@code statement-currency},
     * {@code statement-gap} (all at field {@code file}), {@code not-found}.
     *
     * @param fileName as the sender calls it
     * @param content  the whole file
     */
    @Requires(Permission.BANKING_RECONCILE)
    public Outcome<ImportedStatement> importFile(BankAccountId id, String fileName, byte[] content) {
        BankAccountView account = accounts.find(id).orElse(null);
        if (account == null) {
            return Outcome.refused("not-found", "There is no such bank account.");
        }
        return switch (readers.read(content)) {
            case StatementReading.Unreadable(var place, var reason) -> Outcome.refusedAt("file", "statement-unreadable", sentence(place.inWords()) + ": " + reason);
            case StatementReading.Read(var file) -> {
                Refusal foreign = numbers.foreign(file, account);
                yield foreign != null ? Outcome.refused(foreign)
                        : StatementChoice.of(file, account).flatMap(statement -> imports.keep(account, file.format(), statement, fileName, content));
            }
        };
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** A statement with its lines, and whether each was new. */
    @Requires(Permission.BANKING_VIEW)
    @Transactional(readOnly = true)
    public Optional<StatementView> find(StatementId id) {
        return store.find(id);
    }

    /** The latest twelve statements of an account, without their lines. */
    @Requires(Permission.BANKING_VIEW)
    @Transactional(readOnly = true)
    public List<StatementView> of(BankAccountId account) {
        return store.of(account);
    }

    /** The file of a statement as the bank wrote it, by its name and bytes. */
    public record OriginalFile(String name, byte[] content) {}

    @Requires(Permission.BANKING_VIEW)
    @Transactional(readOnly = true)
    public Optional<OriginalFile> original(StatementId id) {
        return store.original(id);
    }

    /** Takes a mistaken import back, with the lines that it alone brought. Refused: {@code statement-matched}, {@code reconciliation-approved}, {@code not-found}. */
    @Requires(Permission.BANKING_RECONCILE)
    @Transactional
    public Outcome<StatementView> withdraw(StatementId id) {
        StatementView statement = store.find(id).orElse(null);
        if (statement == null) {
            return Outcome.refused("not-found", "There is no such statement.");
        }
        jdbc.sql("select finance.withdraw_statement(:id)").param("id", id.value()).query((_, _) -> id).list();
        events.publishEvent(new StatementWithdrawn(id, statement.bankAccountId(), statement.fileName()));
        return Outcome.done(statement);
    }
}
