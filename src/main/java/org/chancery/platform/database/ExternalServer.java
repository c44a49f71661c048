package org.chancery.platform.database;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.chancery.platform.database.Database.Login;

/**
 * A PostgreSQL that somebody else runs, from version 15, given as {@code postgresql://owner:password@host:port/database}. The owner
 * is an ordinary role that owns the database; the role that the program works as is made by it, and named after it.
 */
public final class ExternalServer {

    private static final int OLDEST = 150_000;

    private final String jdbcUrl;
    private final Login owner;
    private final Secrets secrets;

    private ExternalServer(String jdbcUrl, Login owner, Secrets secrets) {
        this.jdbcUrl = jdbcUrl;
        this.owner = owner;
        this.secrets = secrets;
    }

    /** The database at the URL, ready for migrations. Refuses what would let a firm see another one's rows. */
    public static Database database(String url, DataFolder folder) {
        URI uri = parsed(url);
        String[] user = uri.getRawUserInfo() == null ? new String[0] : uri.getRawUserInfo().split(":", 2);
        if (user.length < 2) {
            throw new DatabaseFault("The database URL needs the owner and the password: postgresql://owner:password@host:port/database.");
        }
        Login owner = new Login(decoded(user[0]), decoded(user[1]));
        Secrets secrets = Secrets.in(folder.file("database" + "-" + key(url) + ".properties"));
        return new ExternalServer(jdbcUrl(uri), owner, secrets).prepared();
    }

    /** Names the database in file names, without its password. */
    public static String key(String url) {
        URI uri = parsed(url);
        return (uri.getHost() + "-" + (uri.getPort() < 0 ? 5432 : uri.getPort()) + "-" + uri.getPath().substring(1)).replaceAll("[^A-Za-z0-9.-]", "_");
    }

    private static URI parsed(String url) {
        String plain = url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url;
        try {
            URI uri = URI.create(plain);
            if (!String.valueOf(uri.getScheme()).matches("postgres(ql)?") || uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
                throw new IllegalArgumentException();
            }
            return uri;
        } catch (IllegalArgumentException e) {
            throw new DatabaseFault("The database URL is not of the form postgresql://owner:password@host:port/database.");
        }
    }

    private static String jdbcUrl(URI uri) {
        return "jdbc:postgresql://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + uri.getRawPath()
                + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private Database prepared() {
        String app = owner.name() + "_app";
        try (Connection connection = connect(owner)) {
            refuseUnsuitable(connection);
            String given = System.getenv("CHANCERY_DATABASE_APP_PASSWORD");
            Login login = new Login(app, given == null ? appPassword(connection, app) : given);
            check(login);
            String seal = System.getenv("CHANCERY_DATABASE_SEAL");
            return new Database(jdbcUrl, owner, login, new Database.Seal(seal == null ? secrets.password(Secrets.SEAL) : seal));
        } catch (SQLException e) {
            throw new DatabaseFault("The database " + jdbcUrl.replaceAll("\\?.*", "") + " cannot be used: " + Faults.reason(e), e);
        }
    }

    private Connection connect(Login login) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", login.name());
        properties.setProperty("password", login.password());
        properties.setProperty("connectTimeout", "10");
        return DriverManager.getConnection(jdbcUrl, properties);
    }

    private void refuseUnsuitable(Connection connection) throws SQLException {
        if (Integer.parseInt(one(connection, "show server_version_num")) < OLDEST) {
            throw new DatabaseFault("Chancery needs PostgreSQL 15 or newer; the server is " + one(connection, "show server_version") + ".");
        }
        if (!one(connection, "show server_encoding").equals("UTF8")) {
            throw new DatabaseFault("The database must be made with encoding UTF8.");
        }
        // Row-level security does not bind such roles, and functions that run as the owner would see every firm.
        if (one(connection, "select rolsuper or rolbypassrls from pg_roles where rolname = current_user").equals("t")) {
            throw new DatabaseFault("The owner " + owner.name() + " is a superuser or bypasses row-level security: give the database an ordinary owner.");
        }
        if (one(connection, "select has_database_privilege(current_database(), 'create')").equals("f")) {
            throw new DatabaseFault("The owner " + owner.name() + " may not create schemas in the database: make it the database's owner.");
        }
    }

    /** The password kept beside the data, or a new one for a role that has none that we know. */
    private String appPassword(Connection connection, String app) throws SQLException {
        String kept = secrets.find(app);
        boolean exists = one(connection, "select exists (select from pg_roles where rolname = '" + app.replace("'", "''") + "')").equals("t");
        if (kept != null && exists) {
            return kept;
        }
        String made = secrets.password(app);
        try (var statement = connection.createStatement()) {
            statement.execute((exists ? "alter" : "create") + " role \"" + app.replace("\"", "\"\"") + "\" login password '" + made + "'");
            return made;
        } catch (SQLException e) {
            secrets.forget(app);
            throw new DatabaseFault("The role " + app + " cannot be made: let the server's administrator do it, and give its password as CHANCERY_DATABASE_APP_PASSWORD.", e);
        }
    }

    private void check(Login app) throws SQLException {
        try (Connection connection = connect(app)) {
            if (one(connection, "select rolsuper or rolbypassrls from pg_roles where rolname = current_user").equals("t")) {
                throw new DatabaseFault("The role " + app.name() + " is a superuser or bypasses row-level security: make it an ordinary one.");
            }
        }
    }

    private static String one(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
