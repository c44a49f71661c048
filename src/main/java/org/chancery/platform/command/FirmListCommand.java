package org.chancery.platform.command;

import picocli.CommandLine.Command;

/** {@code firm list}: every firm of the installation, its id and its name. */
@Command(name = "list", description = "Lists the firms: id, name.")
public final class FirmListCommand implements RoomCommand {

    @Override
    public String group() {
        return "firm";
    }

    @Override
    public void run(CommandRun run) {
        run.firms().forEach(firm -> run.out().println(firm.id() + "  " + firm.name()));
    }
}
