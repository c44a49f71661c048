package org.chancery.platform.command;

/**
 * A command that a room contributes, such as {@code export books}. It carries picocli's {@code @Command} and options, has a public
 * constructor without parameters, and is named in {@code META-INF/services/org.chancery.platform.command.RoomCommand}. The options
 * {@code --data}, {@code --database-url} and {@code --help} come by themselves. It works beside a running program on the same data
 * folder as well as without one.
 */
public interface RoomCommand {

    /** The word before the command's own name, {@code export} in {@code export books}; empty if there is none. */
    default String group() {
        return "";
    }

    /**
     * Does the work, within the whole program but its web pages.
     *
     * @throws CommandFailure for everything that ends the command with one line and an exit code that is not 0
     */
    void run(CommandRun run);
}
