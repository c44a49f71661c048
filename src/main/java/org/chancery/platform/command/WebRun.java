package org.chancery.platform.command;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;

/** The program with its pages, from its start until it is told to stop. */
final class WebRun {

    private final ProgramContext program;
    private final PrintStream out;
    private final DatabaseSource database;
    private final @Nullable Integer port;

    WebRun(Class<?> application, PrintStream out, DatabaseSource database, @Nullable Integer port) {
        this.program = new ProgramContext(application, database);
        this.out = out;
        this.database = database;
        this.port = port;
    }

    /**
     * Starts, prints {@code READY} and the further lines, and returns when the program has been stopped.
     *
     * @param more registers further beans
     */
    void serve(Consumer<GenericApplicationContext> more, Supplier<List<String>> lines) {
        Map<String, Object> settings = port == null ? Map.of() : Map.of("server.port", port);
        List<ApplicationListener<?>> listeners = new ArrayList<>();
        // Now the settings are known and nothing has been begun: a taken port is said at once. The database starts beside the rest.
        listeners.add((ApplicationListener<ApplicationEnvironmentPreparedEvent>) event -> {
            refuseTakenPort(event.getEnvironment());
            CompletableFuture.runAsync(database::open).exceptionally(toldByTheBeanThatNeedsIt -> null);
        });
        try (ConfigurableApplicationContext context = program.start(settings, listeners, more)) {
            database.onUnexpectedEnd(complaint -> fail(complaint));
            out.println("READY http://localhost:" + context.getEnvironment().getProperty("local.server.port"));
            lines.get().forEach(out::println);
            waitForEnd();
        }
    }

    private static void refuseTakenPort(Environment settings) {
        Ports.refuseTaken(settings.getProperty("server.port", Integer.class, 8080), settings.getProperty("server.address", "0.0.0.0"));
    }

    private static void fail(String complaint) {
        System.err.println("chancery: The database has stopped: " + complaint);
        System.exit(1);
    }

    /** Until a signal ends the process: its hook closes everything. */
    private static void waitForEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
