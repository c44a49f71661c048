package org.chancery.platform.identity;

import org.chancery.platform.firm.Clockwork;
import org.springframework.stereotype.Component;

/** Writes the last use of tokens every few seconds, and at the end once more. */
@Component
class TokenUseJob extends Clockwork {

    private final TokenUses uses;

    TokenUseJob(TokenUses uses, IdentitySettings settings) {
        super("token-use", Task.every(settings.tokenUseEvery(), "write the last use of tokens", uses::flush));
        this.uses = uses;
    }

    @Override
    protected void stopped() {
        uses.flush();
    }
}
