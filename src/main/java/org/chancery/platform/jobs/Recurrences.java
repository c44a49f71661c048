package org.chancery.platform.jobs;

import org.chancery.platform.firm.Firms;
import org.chancery.platform.firm.Firms.FirmName;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Users;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Does what comes again and again, firm by firm. What fails is said and tried again the next time; it does not keep the other firms from being done. */
@Component
class Recurrences {

    private static final Logger LOG = LoggerFactory.getLogger(Recurrences.class);

    private final Firms firms;
    private final Users users;

    Recurrences(Firms firms, Users users) {
        this.firms = firms;
        this.users = users;
    }

    void run(Recurring recurring) {
        firms.all().forEach(firm -> run(recurring, firm));
    }

    private void run(Recurring recurring, FirmName firm) {
        try {
            Actors.as(users.system(firm.id()), recurring.name(), () -> {
                recurring.run();
                return Boolean.TRUE;
            });
        } catch (RuntimeException fault) {
            LOG.error("“{}” failed for {}; it is tried again in {}.", recurring.name(), firm.name(), recurring.every(), fault);
        }
    }
}
