package org.chancery.platform.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.chancery.platform.database.Database.Login;

/**
 * The PostgreSQL that Chancery brings along, with its data in {@code postgres} in a data folder. It listens on the loopback address
 * alone and lets nobody in without the passwords beside it, which only the folder's owner may read.
 */
public final class EmbeddedServer implements AutoCloseable {

    private static final String OWNER = "chancery_owner";
    private static final String APP = "chancery_app";

    /** For tests alone: a crash of the machine may lose the data, and nobody minds. */
    private static final Map<String, String> THROWAWAY = Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off");

    private final Cluster cluster;
    private final Secrets secrets;
    private final Postmaster postmaster;
    private final boolean ours;
    private volatile boolean closing;

    private EmbeddedServer(Cluster cluster, Secrets secrets, Postmaster postmaster, boolean ours) {
        this.cluster = cluster;
        this.secrets = secrets;
        this.postmaster = postmaster;
        this.ours = ours;
    }

    /**
     * Starts the server of a data folder, made on the first time. A server that a killed Chancery has left there is taken over.
     * Whoever starts one holds the folder ({@link DataFolder#take}).
     */
    public static EmbeddedServer start(Path folder) {
        return start(folder, Map.of());
    }

    /** The same for data that nobody needs after a crash. */
    public static EmbeddedServer startThrowaway(Path folder) {
        return start(folder, THROWAWAY);
    }

    /** The same with settings of the server's own, such as {@code shared_preload_libraries}. */
    public static EmbeddedServer start(Path folder, Map<String, String> settings) {
        DataFolder home = DataFolder.at(folder);
        Cluster cluster = cluster(home);
        Secrets secrets = secrets(home);
        PostgresBinaries binaries = PostgresBinaries.unpacked();
        if (!cluster.isMade()) {
            cluster.make(binaries, secrets.password(Cluster.SUPERUSER));
        }
        refuseUnusable(home, cluster, secrets);
        Optional<EmbeddedServer> leftOver = Postmaster.on(cluster.directory()).map(found -> new EmbeddedServer(cluster, secrets, found, true));
        if (leftOver.filter(EmbeddedServer::answers).isPresent()) {
            return leftOver.get();
        }
        if (leftOver.isPresent()) {
            cluster.stop(binaries);
        }
        return new EmbeddedServer(cluster, secrets, cluster.start(binaries, settings), true);
    }

    /** The server that another process of the same user has running on the folder, to work beside it; closing leaves it alone. */
    public static Optional<EmbeddedServer> running(Path folder) {
        DataFolder home = DataFolder.at(folder);
        Cluster cluster = cluster(home);
        Secrets secrets = secrets(home);
        return Postmaster.on(cluster.directory()).filter(Postmaster::ready).map(found -> new EmbeddedServer(cluster, secrets, found, false));
    }

    private static Cluster cluster(DataFolder home) {
        return new Cluster(home.file("postgres"), home.file("postgres.log"));
    }

    private static Secrets secrets(DataFolder home) {
        return Secrets.in(home.file("database.properties"));
    }

    private static void refuseUnusable(DataFolder home, Cluster cluster, Secrets secrets) {
        cluster.refuseOtherVersion();
        if (!secrets.has(Cluster.SUPERUSER)) {
            throw new DatabaseFault("The passwords of the database are missing: " + home.file("database.properties") + " belongs to the data folder.");
        }
    }

    private boolean answers() {
        if (!postmaster.ready()) {
            return false;
        }
        try (Connection connection = superuser()) {
            return connection.isValid(5);
        } catch (SQLException deaf) {
            return false;
        }
    }

    /** The named database, made with its owner if it is not there. */
    public Database database(String name) {
        if (!secrets.has(made(name))) {
            make(name);
            secrets.keep(made(name), "made");
        }
        return new Database(url(name), new Login(OWNER, secrets.password(OWNER)), new Login(APP, secrets.password(APP)), new Database.Seal(secrets.password(Secrets.SEAL)));
    }

    /** Deletes the named database, if it is there, with all that is in it. */
    public void drop(String name) {
        secrets.forget(made(name));
        try (Connection connection = superuser(); Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + quoted(name) + " with (force)");
        } catch (SQLException e) {
            throw new DatabaseFault("The database " + name + " cannot be deleted: " + e.getMessage(), e);
        }
    }

    private static String made(String name) {
        return "made." + name;
    }

    private void make(String name) {
        try (Connection connection = superuser(); Statement statement = connection.createStatement()) {
            for (String role : new String[] {OWNER, APP}) {
                String verb = exists(connection, "select 1 from pg_roles where rolname = ?", role) ? "alter" : "create";
                statement.execute(verb + " role " + role + " login password '" + secrets.password(role) + "'");
            }
            if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
                statement.execute("create database " + quoted(name) + " owner " + OWNER);
            }
        } catch (SQLException e) {
            throw new DatabaseFault("The database " + name + " cannot be made: " + e.getMessage(), e);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var found = statement.executeQuery()) {
                return found.next();
            }
        }
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private Connection superuser() throws SQLException {
        return DriverManager.getConnection(url("postgres"), login());
    }

    private Properties login() {
        Properties properties = new Properties();
        properties.setProperty("user", Cluster.SUPERUSER);
        properties.setProperty("password", secrets.password(Cluster.SUPERUSER));
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("socketTimeout", "60");
        return properties;
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + postmaster.port() + "/" + database;
    }

    /** Writes a backup of the data folder, the database as it is at this instant, into a new file; how many bytes it has. */
    public long backUp(Path file) {
        Properties patient = login();
        patient.setProperty("socketTimeout", "0");
        try (Connection connection = DriverManager.getConnection(url("postgres"), patient)) {
            return Backups.write(DataFolder.at(Objects.requireNonNull(cluster.directory().getParent())), connection, file);
        } catch (SQLException e) {
            throw new DatabaseFault("The database cannot be backed up: " + e.getMessage(), e);
        }
    }

    /** Calls back with the last complaint if the server ends before it was told to. */
    public void onUnexpectedEnd(java.util.function.Consumer<String> told) {
        postmaster.process().onExit().thenRun(() -> {
            if (!closing) {
                told.accept(cluster.lastComplaint());
            }
        });
    }

    /** Stops the server if it is ours. */
    @Override
    public synchronized void close() {
        if (ours && !closing) {
            closing = true;
            if (postmaster.process().isAlive()) {
                cluster.stop(PostgresBinaries.unpacked());
            }
        }
    }
}
