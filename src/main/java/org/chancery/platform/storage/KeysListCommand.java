package org.chancery.platform.storage;

import org.chancery.platform.command.CommandRun;
import org.chancery.platform.command.RoomCommand;
import picocli.CommandLine.Command;

/** {@code keys list}: the generations of the master key, without the key. */
@Command(name = "list", description = "Lists the generations of the master key of stored files: id, since when, until when.")
public final class KeysListCommand implements RoomCommand {

    @Override
    public String group() {
        return "keys";
    }

    @Override
    public void run(CommandRun run) {
        run.room(MasterKeyRotation.class).generations()
                .forEach(each -> run.out().println(each.id() + "  " + each.madeAt() + "  " + (each.retiredAt() == null ? "current" : each.retiredAt())));
    }
}
