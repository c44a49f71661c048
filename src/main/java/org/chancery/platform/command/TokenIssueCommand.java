package org.chancery.platform.command;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chancery.platform.firm.Firms.FirmName;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Tokens;
import org.chancery.platform.identity.Users;
import org.chancery.platform.identity.Users.UserView;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code token issue}: an API token of a person or a service account, shown once. */
@Command(name = "issue", description = "Makes a token for the API and prints it, this once.")
@NullUnmarked
public final class TokenIssueCommand implements RoomCommand {

    private static final int LONGEST_DAYS = 3650;

    @Option(names = "--firm", paramLabel = "FIRM", description = "The firm's name or id, if there are several.")
    private @Nullable String firm;

    @Option(names = "--user", required = true, paramLabel = "ADDRESS", description = "The e-mail address of the person or service account it stands for.")
    private String user;

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "What the token is for.")
    private String name;

    @Option(names = "--scopes", split = ",", paramLabel = "SCOPE", description = "What it may do at the most, such as matters.view,time.record (default: all that the user may).")
    private @Nullable List<String> scopes;

    @Option(names = "--days", paramLabel = "DAYS", defaultValue = "365", description = "For how many days (default: ${DEFAULT-VALUE}).")
    private int days;

    @Override
    public String group() {
        return "token";
    }

    @Override
    public void run(CommandRun run) {
        if (days < 1 || days > LONGEST_DAYS) {
            throw new CommandFailure("A token is valid for 1 to " + LONGEST_DAYS + " days.");
        }
        Set<Permission> wanted = permissions();
        FirmName meant = run.firm(firm);
        run.out().println(run.in(meant.id(), () -> {
            UserView found = run.room(Users.class).all().stream().filter(each -> each.email().equalsIgnoreCase(user)).findFirst()
                    .orElseThrow(() -> new CommandFailure("Nobody in " + meant.name() + " has the address " + user + "."));
            return CommandRun.done(run.room(Tokens.class).issue(found.id(), name, wanted, Duration.ofDays(days)));
        }));
    }

    private Set<Permission> permissions() {
        return scopes == null ? EnumSet.allOf(Permission.class) : scopes.stream().map(TokenIssueCommand::permission).collect(Collectors.toSet());
    }

    private static Permission permission(String scope) {
        return Arrays.stream(Permission.values()).filter(each -> each.permission().equals(scope.strip())).findFirst()
                .orElseThrow(() -> new CommandFailure("There is no scope “" + scope + "”: there are "
                        + Arrays.stream(Permission.values()).map(Permission::permission).sorted().collect(Collectors.joining(", ")) + "."));
    }
}
