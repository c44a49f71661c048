package org.chancery.platform.command;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.ConfigurableApplicationContext;

/** Runs one command of a room within the whole program, without its pages, and ends. */
final class RoomRun {

    /** The context is a web application's, whose port is never opened, and what a program does at intervals is left to one that stays. */
    private static final Map<String, Object> NO_PAGES = Map.of("server.port", -1, "chancery.audit.seal-every", "0s", "chancery.audit.reads-every", "0s");

    private final Class<?> application;
    private final PrintStream out;

    RoomRun(Class<?> application, PrintStream out) {
        this.application = application;
        this.out = out;
    }

    void run(RoomCommand command, String name, DatabaseOptions options) {
        DatabaseSource database = DatabaseSource.shared(options, name);
        ProgramContext program = new ProgramContext(application, database);
        try (ConfigurableApplicationContext context = program.start(NO_PAGES, List.of(), more -> {
            if (database.isBeside()) {
                more.registerBean(FlywayMigrationStrategy.class, () -> RoomRun::refuseOtherSchema);
            }
        })) {
            command.run(new CommandRun(context, out, name));
            out.flush();
        }
    }

    /** The running program keeps the schema: a command of another build must not change it beneath. */
    private static void refuseOtherSchema(org.flywaydb.core.Flyway flyway) {
        if (!flyway.validateWithResult().validationSuccessful) {
            throw new CommandFailure("The program that is running is of another version than this command: stop it first.");
        }
    }
}
