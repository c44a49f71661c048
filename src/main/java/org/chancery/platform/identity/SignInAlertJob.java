package org.chancery.platform.identity;

import org.chancery.platform.firm.Clockwork;
import org.springframework.stereotype.Component;

/** Raises alerts of failed sign-ins every few seconds, as long as the program runs. */
@Component
class SignInAlertJob extends Clockwork {

    SignInAlertJob(SignInAlertWatch watch, IdentitySettings settings) {
        super("sign-in-alerts", Task.every(settings.alertsEvery(), "raise alerts of failed sign-ins", watch::look));
    }
}
