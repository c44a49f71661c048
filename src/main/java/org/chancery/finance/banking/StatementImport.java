package org.chancery.finance.banking;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chancery.finance.banking.statement.Statement;
import org.chancery.finance.ledger.BankAccountView;
import org.chancery.platform.storage.BlobId;
import org.chancery.platform.storage.Blobs;
import org.chancery.platform.storage.Incoming;
import org.chancery.shared.Outcome;
import org.chancery.shared.Sha256;
import org.joda.money.Money;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps one statement, in one transaction in which no other import of the account is under way. */
@Component
class StatementImport {

    private final StatementStore store;
    private final Blobs blobs;
    private final BankingLock lock;
    private final ApplicationEventPublisher events;

    StatementImport(StatementStore store, Blobs blobs, BankingLock lock, ApplicationEventPublisher events) {
        this.store = store;
        this.blobs = blobs;
        this.lock = lock;
        this.events = events;
    }

    @Transactional
    public Outcome<ImportedStatement> keep(BankAccountView account, String format, Statement statement, String fileName, byte[] content) {
        lock.take(account.id());
        byte[] sha256 = Sha256.of(content);
        String before = store.importedBefore(account.id(), sha256).orElse(null);
        if (before != null) {
            return Outcome.refusedAt("file", "statement-duplicate", before);
        }
        return blobs.store(Incoming.of("file", content)).map(file -> keep(account, new Read(format, statement, fileName, sha256, file.id())));
    }

    /** A file that was read and is stored. */
    private record Read(String format, Statement statement, String fileName, byte[] sha256, BlobId content) {}

    private ImportedStatement keep(BankAccountView account, Read file) {
        Statement statement = file.statement();
        Map<Integer, LineId> known = KnownLines.among(statement.lines(), file.format(), store.known(account.id(), statement.from(), statement.to()));
        StatementId id = StatementId.next();
        store.insert(new NewStatement(id, account.id(), file.format(), statement, known, file.fileName(), file.sha256(), file.content()));
        events.publishEvent(new StatementImported(id, account.id(), account.label(), statement.from(), statement.to(), statement.lines().size(), known.size()));
        return imported(id, account, file.format(), statement, known.size());
    }

    private ImportedStatement imported(StatementId id, BankAccountView account, String format, Statement statement, int known) {
        List<String> warnings = new ArrayList<>(store.warnings(id));
        int late = store.lateLines(id);
        if (late > 0) {
            warnings.add((late == 1 ? "One line is" : late + " lines are") + " dated in a period whose reconciliation is approved; "
                    + (late == 1 ? "it counts" : "they count") + " from the day after.");
        }
        return new ImportedStatement(id, format, statement.from(), statement.to(), opening(statement), statement.openingBalance() != null && format.startsWith("CAMT"),
                statement.closingBalance(), statement.lines().size(), known,
                account.number().isBlank() && statement.account().is(statement.account().number()) ? statement.account().number() : null, warnings);
    }

    /** The bank's own, or what it must have been. */
    static Money opening(Statement statement) {
        Money stated = statement.openingBalance();
        return stated == null ? statement.closingBalance().minus(statement.change()) : stated;
    }
}
