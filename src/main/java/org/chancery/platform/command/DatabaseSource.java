package org.chancery.platform.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.chancery.platform.database.DataFolder;
import org.chancery.platform.database.DataFolder.Holder;
import org.chancery.platform.database.Database;
import org.chancery.platform.database.DatabaseFault;
import org.chancery.platform.database.EmbeddedServer;
import org.chancery.platform.database.ExternalServer;
import org.jspecify.annotations.Nullable;

/** The database of one run: the embedded one of a data folder, ours from now on, or an external one by its URL. */
final class DatabaseSource implements AutoCloseable {

    private static final String NAME = "chancery";
    private static final long LONGEST_COMMAND_SECONDS = 60;

    private final DataFolder folder;
    private final Optional<String> externalUrl;
    private final String purpose;
    private boolean beside;
    private @Nullable EmbeddedServer server;
    private @Nullable Database database;
    private @Nullable RuntimeException fault;
    private boolean closed;

    private DatabaseSource(DataFolder folder, Optional<String> externalUrl, String purpose) {
        this.folder = folder;
        this.externalUrl = externalUrl;
        this.purpose = purpose;
    }

    /** For a run that serves pages: it has an embedded database for itself, or refuses. */
    static DatabaseSource of(DatabaseOptions options, String otherwise, String purpose) {
        DatabaseSource source = new DatabaseSource(options.folder(otherwise), options.externalUrl(), purpose);
        if (source.externalUrl.isEmpty()) {
            source.take();
        }
        return source;
    }

    /** For a command: it works beside the program that has the folder, or has it for itself until it ends. */
    static DatabaseSource shared(DatabaseOptions options, String purpose) {
        DatabaseSource source = new DatabaseSource(options.folder(".chancery"), options.externalUrl(), purpose);
        if (source.externalUrl.isEmpty()) {
            source.takeOrJoin();
        }
        return source;
    }

    private void take() {
        for (long waited = 0; ; waited++) {
            Optional<Holder> holder = folder.take(purpose);
            if (holder.isEmpty()) {
                return;
            }
            if (serves(holder.get()) || waited >= LONGEST_COMMAND_SECONDS) {
                throw taken(holder.get());
            }
            pause();
        }
    }

    private void takeOrJoin() {
        for (long waited = 0; ; waited++) {
            Optional<Holder> holder = folder.take(purpose);
            beside = holder.isPresent() && serves(holder.get()) && EmbeddedServer.running(folder.path()).isPresent();
            if (holder.isEmpty() || beside) {
                return;
            }
            if (waited >= LONGEST_COMMAND_SECONDS) {
                throw taken(holder.get());
            }
            pause();
        }
    }

    private static boolean serves(Holder holder) {
        return holder.purpose().equals("start") || holder.purpose().equals("demo");
    }

    private CommandFailure taken(Holder holder) {
        return new CommandFailure("Another Chancery (process " + holder.process() + ", " + holder.purpose() + ") works on " + folder.path() + ".");
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("Interrupted.");
        }
    }

    DataFolder folder() {
        return folder;
    }

    /** True if a running program, which keeps the schema, has the database too. */
    boolean isBeside() {
        return beside;
    }

    /** Distinguishes what is kept in the folder about this database from what is kept about another; empty for the embedded one. */
    String key() {
        return externalUrl.map(url -> "-" + ExternalServer.key(url)).orElse("");
    }

    /** Throws away the database of a demo that was cut off while it was made; never anything else. */
    void beginAnew() {
        if (externalUrl.isPresent()) {
            return;
        }
        var marker = folder.file("demo");
        if (Files.exists(folder.file("postgres")) && !Files.exists(marker)) {
            throw new CommandFailure(folder.path() + " holds the data of a firm: the demo needs a folder of its own.");
        }
        try {
            if (Files.exists(marker) && Files.exists(folder.file("postgres"))) {
                server().drop(NAME);
            } else if (!Files.exists(marker)) {
                Files.createFile(marker);
            }
        } catch (java.io.IOException e) {
            throw new DatabaseFault(marker + " cannot be written: " + e.getMessage(), e);
        }
    }

    private EmbeddedServer server() {
        EmbeddedServer started = server;
        if (started == null) {
            started = beside ? EmbeddedServer.running(folder.path()).orElseThrow(() -> new CommandFailure("The program on " + folder.path() + " has just ended: try again."))
                    : EmbeddedServer.start(folder.path());
            server = started;
        }
        return started;
    }

    /** Writes a backup of the folder into a new file; how many bytes it has. */
    long backUp(Path file) {
        if (externalUrl.isPresent()) {
            throw new CommandFailure("A database of your own is backed up with its own tools (pg_dump, pg_basebackup); keep the data folder with it.");
        }
        if (!Files.exists(folder.file("postgres"))) {
            throw new CommandFailure("There is nothing to back up in " + folder.path() + ".");
        }
        return server().backUp(file);
    }

    /** The database, its server started if it must be. */
    synchronized Database open() {
        if (closed) {
            throw new CommandFailure("Stopped.");
        }
        if (fault != null) {
            throw fault;
        }
        Database opened = database;
        if (opened == null) {
            opened = connect();
            database = opened;
        }
        return opened;
    }

    /** What did not start once is not tried again by the next who asks. */
    private Database connect() {
        try {
            return externalUrl.isPresent() ? ExternalServer.database(externalUrl.get(), folder) : server().database(NAME);
        } catch (DatabaseFault | CommandFailure e) {
            fault = e;
            throw e;
        }
    }

    /** Calls back if the embedded server ends before it was told to. */
    synchronized void onUnexpectedEnd(java.util.function.Consumer<String> told) {
        if (server != null) {
            server.onUnexpectedEnd(told);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (server != null) {
            server.close();
        }
        folder.close();
    }
}
