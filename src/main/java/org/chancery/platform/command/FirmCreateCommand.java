package org.chancery.platform.command;

import org.chancery.platform.identity.Founding;
import org.chancery.platform.identity.Founding.NewFirm;
import org.jspecify.annotations.NullUnmarked;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code firm create}: the same as the first page does, for a machine without a browser and for a second firm. */
@Command(name = "create", description = "Makes a firm and its first user, an administrator; prints the firm's id.")
@NullUnmarked
public final class FirmCreateCommand implements RoomCommand {

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "The firm's name.")
    private String name;

    @Option(names = "--jurisdiction", required = true, paramLabel = "PLACE", description = "Whose rules bind the firm, such as us-ca.")
    private String jurisdiction;

    @Option(names = "--zone", required = true, paramLabel = "ZONE", description = "Its time zone, such as America/Los_Angeles.")
    private String zone;

    @Option(names = "--locale", paramLabel = "LOCALE", defaultValue = "en-US", description = "Its language and place (default: ${DEFAULT-VALUE}).")
    private String locale;

    @Option(names = "--currency", paramLabel = "CODE", defaultValue = "USD", description = "The currency of its books (default: ${DEFAULT-VALUE}).")
    private String currency;

    @Option(names = "--user", required = true, paramLabel = "NAME", description = "The first user's name.")
    private String user;

    @Option(names = "--email", required = true, paramLabel = "ADDRESS", description = "The first user's e-mail address, to sign in with.")
    private String email;

    @Override
    public String group() {
        return "firm";
    }

    @Override
    public void run(CommandRun run) {
        String password = Passwords.ask("Password for " + email + " (at least 12 characters): ");
        var founded = CommandRun.done(run.room(Founding.class).found(new NewFirm(name, jurisdiction, zone, locale, currency, user, email, password)));
        run.out().println(founded.firm());
    }
}
