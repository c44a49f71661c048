package org.chancery.platform.identity;

import java.util.Map;
import org.chancery.platform.firm.DatabaseRefusals;
import org.chancery.shared.Refusal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room says when the database refuses. */
@Configuration(proxyBeanMethods = false)
class IdentityWords {

    static final Refusal EMAIL_TAKEN = Refusal.at("email", "email-taken", "Somebody of the firm has this e-mail address already.");

    @Bean
    static DatabaseRefusals.Words identityRefusals() {
        return new DatabaseRefusals.Words(Map.of("app_user_email", EMAIL_TAKEN,
                "oidc_identity_subject", Refusal.of("directory-failed", "Somebody signed in as you at the same moment; try again."),
                "invitation_open", Refusal.of("conflict", "Another link was made at the same moment; try again.")));
    }
}
