package org.chancery.platform.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line as a whole: {@code chancery COMMAND [options]}. */
public final class Program {

    private final Class<?> application;
    private final PrintStream out;

    Program(Class<?> application, PrintStream out) {
        this.application = application;
        this.out = out;
    }

    /**
     * Runs a command and ends the process with its exit code: 0, 1 if it failed, 2 if it was called wrongly.
     *
     * @param application the Spring Boot application
     */
    public static void main(Class<?> application, String... args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        // The answer of a command is all that its output holds; what libraries have to say goes beside it.
        System.setOut(System.err);
        System.exit(new Program(application, out).commandLine().execute(args));
    }

    @Command(name = "chancery", description = "The back office of a law firm as one program.", synopsisSubcommandLabel = "COMMAND")
    private static final class Words {}

    @Command(synopsisSubcommandLabel = "COMMAND")
    private static final class Group {}

    /** Every command with its options: those of the program itself, and what the rooms contribute. */
    CommandLine commandLine() {
        CommandLine root = new CommandLine(spec(new Words()).version("Chancery " + version()));
        root.addSubcommand(withDatabase(new StartCommand()));
        root.addSubcommand(withDatabase(new DemoCommand()));
        root.addSubcommand(withDatabase(new BackupCommand()));
        root.addSubcommand(withDatabase(new RestoreCommand()));
        root.addSubcommand("firm", group("The firms of this installation."));
        root.addSubcommand("token", group("Tokens for the API."));
        root.addSubcommand("keys", group("The master key of stored files."));
        root.addSubcommand("export", group("Writes what others are to read."));
        ServiceLoader.load(RoomCommand.class).forEach(command -> parent(root, command.group()).addSubcommand(withDatabase(command)));
        root.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        root.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        root.setExecutionStrategy(this::execute);
        root.setParameterExceptionHandler(Failures::misused);
        return root;
    }

    private static String version() {
        String built = Program.class.getPackage().getImplementationVersion();
        return built == null ? "(not built)" : built;
    }

    private static CommandLine parent(CommandLine root, String group) {
        if (group.isEmpty()) {
            return root;
        }
        return Objects.requireNonNull(root.getSubcommands().get(group), () -> "there is no group of commands " + group);
    }

    private static CommandLine group(String description) {
        CommandSpec spec = spec(new Group());
        spec.usageMessage().description(description);
        return new CommandLine(spec);
    }

    private static CommandSpec spec(Object command) {
        return CommandSpec.forAnnotatedObject(command).mixinStandardHelpOptions(true);
    }

    private static CommandLine withDatabase(Object command) {
        return new CommandLine(spec(command).addMixin("database", CommandSpec.forAnnotatedObject(new DatabaseOptions())));
    }

    private int execute(ParseResult parsed) {
        Integer help = CommandLine.executeHelpRequest(parsed);
        if (help != null) {
            return help;
        }
        CommandSpec asked = parsed.asCommandLineList().getLast().getCommandSpec();
        try {
            return run(asked);
        } catch (ParameterException misuse) {
            throw misuse;
        } catch (RuntimeException | Error fault) {
            return ProgramContext.isStopping() ? 1 : Failures.failed(fault, asked.commandLine().getErr());
        }
    }

    private int run(CommandSpec asked) {
        switch (asked.userObject()) {
            case RoomCommand command -> new RoomRun(application, out).run(command, asked.qualifiedName(" "), database(asked));
            case StartCommand start -> start.run(application, out, database(asked));
            case DemoCommand demo -> demo.run(application, out, database(asked));
            case BackupCommand backup -> backup.run(out, database(asked));
            case RestoreCommand restore -> restore.run(out, database(asked));
            default -> throw new ParameterException(asked.commandLine(), "Say which: " + String.join(", ", asked.subcommands().keySet()) + ".");
        }
        return 0;
    }

    private static DatabaseOptions database(CommandSpec command) {
        return (DatabaseOptions) Objects.requireNonNull(command.mixins().get("database")).userObject();
    }
}
