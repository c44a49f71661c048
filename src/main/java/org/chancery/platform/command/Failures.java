package org.chancery.platform.command;

import java.io.PrintWriter;
import org.chancery.platform.database.DatabaseFault;
import org.springframework.boot.web.server.PortInUseException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** How a failed command ends: one line that says what is wrong, and an exit code. */
final class Failures {

    /** With this in the environment the whole trace is printed too. */
    private static final String TRACE = "CHANCERY_TRACE";

    private Failures() {}

    static int failed(Throwable fault, PrintWriter err) {
        if (System.getenv(TRACE) != null) {
            fault.printStackTrace(err);
        }
        err.println("chancery: " + line(fault));
        return 1;
    }

    static int misused(ParameterException fault, String[] args) {
        CommandLine command = fault.getCommandLine();
        command.getErr().println("chancery: " + fault.getMessage() + " (see: " + command.getCommandSpec().qualifiedName(" ") + " --help)");
        return 2;
    }

    /** What the deepest cause that speaks to an administrator says; of others, what it is and where to see more. */
    static String line(Throwable fault) {
        Throwable deepest = fault;
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof CommandFailure || cause instanceof DatabaseFault) {
                return String.valueOf(cause.getMessage());
            }
            if (cause instanceof PortInUseException taken) {
                return Ports.takenLine(taken.getPort());
            }
            deepest = cause;
        }
        String message = String.valueOf(deepest.getMessage()).lines().findFirst().orElse("");
        return deepest.getClass().getSimpleName() + ": " + message + " (more with " + TRACE + "=1 in the environment)";
    }
}
