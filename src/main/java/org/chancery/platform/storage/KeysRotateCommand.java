package org.chancery.platform.storage;

import org.chancery.platform.command.CommandFailure;
import org.chancery.platform.command.CommandRun;
import org.chancery.platform.command.RoomCommand;
import org.chancery.platform.firm.Firms.FirmName;
import picocli.CommandLine.Command;

/** {@code keys rotate}: a new master key for stored files, beside a running program too. */
@Command(name = "rotate", description = "Makes a new master key for stored files and wraps every data key with it. The files stay as they are, and people go on working.")
public final class KeysRotateCommand implements RoomCommand {

    @Override
    public String group() {
        return "keys";
    }

    @Override
    public void run(CommandRun run) {
        MasterKeyRotation rotation = run.room(MasterKeyRotation.class);
        try {
            run.out().println("The master key's new generation is " + rotation.begin() + ".");
            for (FirmName firm : run.firms()) {
                run.out().println(firm.name() + ": " + run.in(firm.id(), rotation::rewrap) + " data keys wrapped anew");
            }
        } catch (StorageFault fault) {
            throw new CommandFailure(String.valueOf(fault.getMessage()));
        }
        run.out().println("Copy the master key to the place where you keep its copy. Older backups need the older generations, which stay in it.");
    }
}
