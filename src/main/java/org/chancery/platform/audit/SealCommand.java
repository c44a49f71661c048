package org.chancery.platform.audit;

import java.time.Duration;
import org.chancery.platform.command.CommandFailure;
import org.chancery.platform.command.CommandRun;
import org.chancery.platform.command.RoomCommand;
import org.chancery.platform.firm.Firms.FirmName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code chancery seal}: seals now what the running program would seal within a minute, or says by which key seals are known. */
@Command(name = "seal", description = "Seals every row that was written until now.")
public final class SealCommand implements RoomCommand {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Option(names = "--public-key", description = "print the public key of the seals and its fingerprint instead")
    private boolean publicKey;

    @Override
    public void run(CommandRun run) {
        Sealing sealing = run.room(Sealing.class);
        if (publicKey) {
            run.out().print(sealing.publicKeys());
            return;
        }
        for (FirmName firm : run.firms()) {
            long rows = sealing.firm(firm.id(), PATIENCE);
            long waiting = sealing.waiting(firm.id());
            if (rows == 0 && waiting > 0) {
                throw new CommandFailure("Somebody else is sealing " + firm.name() + ", or a transaction stays open: try again.");
            }
            run.out().println("SEALED " + firm.name() + ": " + rows + (rows == 1 ? " row" : " rows"));
        }
    }
}
