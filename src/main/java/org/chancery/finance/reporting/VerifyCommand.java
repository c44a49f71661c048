package org.chancery.finance.reporting;

import java.util.List;
import org.chancery.finance.ledger.BooksVerification;
import org.chancery.finance.ledger.Finding;
import org.chancery.platform.audit.SealVerification;
import org.chancery.platform.audit.Sealing;
import org.chancery.platform.command.CommandFailure;
import org.chancery.platform.command.CommandRun;
import org.chancery.platform.command.RoomCommand;
import org.chancery.platform.firm.Firms.FirmName;
import org.chancery.platform.storage.BlobsVerification;
import picocli.CommandLine.Command;

/** {@code chancery verify}: proves every firm's books and client money anew from their entries, its rows by their seals, its stored files by reading them, and says what is wrong and where. */
@Command(name = "verify", description = "Re-checks the books, the client money, every reconciled balance, every sealed row and every stored file, and says what is wrong and where.")
public final class VerifyCommand implements RoomCommand {

    @Override
    public void run(CommandRun run) {
        int wrong = 0;
        for (FirmName firm : run.firms()) {
            List<Finding> findings = run.in(firm.id(), () -> run.room(BooksVerification.class).findings());
            findings.forEach(finding -> run.out().println("WRONG " + firm.name() + ": " + finding.code() + " at " + finding.objectType() + " " + finding.objectId() + ": " + finding.message()));
            if (findings.isEmpty()) {
                run.out().println("OK " + firm.name() + ": every entry adds up to nothing, no client ledger was ever below zero, bank = book = client ledgers, every reconciled balance stands");
            }
            wrong += findings.size() + sealed(run, firm) + files(run, firm);
        }
        if (wrong > 0) {
            throw new CommandFailure(wrong == 1 ? "1 thing is wrong." : wrong + " things are wrong.");
        }
    }

    /** How many rows and seals are not as they were sealed. */
    private static int sealed(CommandRun run, FirmName firm) {
        SealVerification.Verdict verdict = run.in(firm.id(), () -> run.room(SealVerification.class).verdict());
        verdict.findings().forEach(finding -> run.out().println("WRONG " + firm.name() + ": " + finding.code() + " at " + finding.table() + " " + finding.key() + ": " + finding.message()));
        if (verdict.findings().isEmpty()) {
            run.out().println("OK " + firm.name() + ": " + verdict.rows() + " rows under " + verdict.seals() + " seals are as they were sealed, "
                    + run.room(Sealing.class).waiting(firm.id()) + " wait for their seal");
        }
        return verdict.findings().size();
    }

    /** How many stored files are not what they were. */
    private static int files(CommandRun run, FirmName firm) {
        BlobsVerification.Result files = run.in(firm.id(), () -> run.room(BlobsVerification.class).verify());
        files.findings().forEach(finding -> run.out().println("WRONG " + firm.name() + ": " + finding.code() + " at " + finding.id() + ": " + finding.message()));
        if (files.findings().isEmpty()) {
            run.out().println("OK " + firm.name() + ": " + files.read() + " stored files are there, decrypt and are what was stored");
        }
        return files.findings().size();
    }
}
