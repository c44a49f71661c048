package org.chancery.platform.command;

/** A command cannot do what was asked, or found what is wrong. The message is the one line that the administrator reads. */
public final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    public CommandFailure(String line) {
        super(line);
    }
}
