package org.chancery.platform.command;

import java.util.UUID;
import org.chancery.platform.identity.Tokens;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code token revoke}: ends a token now. */
@Command(name = "revoke", description = "Ends a token now.")
@NullUnmarked
public final class TokenRevokeCommand implements RoomCommand {

    @Option(names = "--firm", paramLabel = "FIRM", description = "The firm's name or id, if there are several.")
    private @Nullable String firm;

    @Parameters(paramLabel = "ID", description = "The token's id, as token list prints it.")
    private UUID token;

    @Override
    public String group() {
        return "token";
    }

    @Override
    public void run(CommandRun run) {
        run.in(run.firm(firm).id(), () -> CommandRun.done(run.room(Tokens.class).revoke(token)));
        run.out().println("Revoked.");
    }
}
