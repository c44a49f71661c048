package org.chancery.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.chancery.Chancery;
import org.chancery.platform.command.DemoFirm;
import org.chancery.platform.command.DemoSize;
import org.chancery.platform.database.Database;
import org.chancery.platform.database.EmbeddedServer;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Founding;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Tokens;
import org.chancery.platform.identity.Users;
import org.chancery.platform.identity.Users.NewUser;
import org.chancery.shared.UserId;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.FileSystemUtils;

/** The whole program on a server of its own, as durable as a real one, with one firm in it; all of it is gone afterwards. */
final class BenchFirm implements AutoCloseable {

    private final Path folder;
    private final EmbeddedServer server;
    private final Database database;
    private final ConfigurableApplicationContext context;
    private final UUID id;
    private final Actor administrator;

    private BenchFirm(Path folder, EmbeddedServer server, Database database, ConfigurableApplicationContext context, UUID id, Actor administrator) {
        this.folder = folder;
        this.server = server;
        this.database = database;
        this.context = context;
        this.id = id;
        this.administrator = administrator;
    }

    /** Starts everything and founds the firm, in US dollars and under the rules of California; settings are such as {@code --chancery.audit.seal-every=0s}. */
    static BenchFirm open(String... settings) throws Exception {
        Path folder = Files.createTempDirectory("chancery-bench");
        EmbeddedServer server = EmbeddedServer.start(folder);
        Database database = server.database("chancery");
        ConfigurableApplicationContext context = program(folder, database, settings);
        var founded = context.getBean(Founding.class).found(new Founding.NewFirm("Bench LLP", "us-ca", "America/Los_Angeles", "en-US", "USD",
                "Anna Lane", "anna@bench.example", "correct horse battery")).orThrow();
        Actor administrator = context.getBean(Users.class).actor(founded.firm(), founded.firstUser()).orElseThrow();
        return new BenchFirm(folder, server, database, context, founded.firm(), administrator);
    }

    /** Starts everything with settings of the database server, and the demo firm in it, of the size that was asked for; {@link #as} then acts as the program itself. */
    static Demo demo(Map<String, String> server, String... settings) throws Exception {
        Path folder = Files.createTempDirectory("chancery-bench");
        EmbeddedServer started = EmbeddedServer.start(folder, server);
        Database database = started.database("chancery");
        ConfigurableApplicationContext context = program(folder, database, settings);
        DemoSize size = DemoSize.valueOf(System.getProperty("chancery.size", "small").toUpperCase(Locale.ROOT));
        String token = context.getBean(DemoFirm.class).load(size, System.err::println).token();
        UUID id = context.getBean(Firms.class).all().getFirst().id();
        return new Demo(new BenchFirm(folder, started, database, context, id, context.getBean(Users.class).system(id)), token);
    }

    /** The demo firm, and an API token with all scopes. */
    record Demo(BenchFirm firm, String token) {}

    private static ConfigurableApplicationContext program(Path folder, Database database, String... settings) {
        return new SpringApplicationBuilder(Chancery.class)
                .initializers(made -> ((GenericApplicationContext) made).registerBean(Database.class, () -> database))
                .run(Stream.concat(Stream.of("--server.port=0", "--chancery.storage.folder=" + folder.resolve("blobs"),
                        "--chancery.storage.master-key-file=" + folder.resolve("bench.key")), Arrays.stream(settings)).toArray(String[]::new));
    }

    /** Where all of it is: the data folder, and in it the stored files with their key. */
    Path folder() {
        return folder;
    }

    UUID id() {
        return id;
    }

    /** A room's facade. */
    <T> T room(Class<T> facade) {
        return context.getBean(facade);
    }

    /** Does the work as the firm's administrator; each thread that works says so itself. */
    <T> T as(Supplier<T> work) {
        return Actors.as(administrator, "bench", work);
    }

    /** The program's own pool of connections. */
    DataSource dataSource() {
        return context.getBean(DataSource.class);
    }

    /** The doors into the database, for measuring what bare SQL does on the same server. */
    Database database() {
        return database;
    }

    /** What autovacuum does by itself within a minute, in books that grow over years instead of seconds: without it the planner takes young tables for empty. */
    void analyze() {
        try (var connection = DriverManager.getConnection(database.url(), database.owner().name(), database.owner().password()); var statement = connection.createStatement()) {
            statement.execute("analyze");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where the pages and the API are, such as {@code http://localhost:40123}. */
    String url() {
        return "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    }

    /** An API token with all scopes, of a service account whose approvals count as another person's. */
    String token() {
        return as(() -> {
            UserId service = room(Users.class).add(new NewUser("api@bench.example", "API", "", Actor.Kind.SERVICE, false, true, null, List.of("Administrator")))
                    .orThrow();
            return room(Tokens.class).issue(service, "Bench", EnumSet.allOf(Permission.class), Duration.ofDays(1)).orThrow();
        });
    }

    @Override
    public void close() throws Exception {
        context.close();
        server.close();
        FileSystemUtils.deleteRecursively(folder);
    }
}
