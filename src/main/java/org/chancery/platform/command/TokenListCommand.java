package org.chancery.platform.command;

import org.chancery.platform.identity.Tokens;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code token list}: the tokens of a firm, without their secrets. */
@Command(name = "list", description = "Lists a firm's tokens: id, until when, whose, what for.")
public final class TokenListCommand implements RoomCommand {

    @Option(names = "--firm", paramLabel = "FIRM", description = "The firm's name or id, if there are several.")
    private @Nullable String firm;

    @Override
    public String group() {
        return "token";
    }

    @Override
    public void run(CommandRun run) {
        run.in(run.firm(firm).id(), () -> run.room(Tokens.class).all())
                .forEach(token -> run.out().println(token.id() + "  " + (token.revoked() ? "revoked" : token.expiresAt()) + "  " + token.userName() + "  " + token.name()));
    }
}
