package org.chancery.platform.storage;

import java.time.Duration;
import org.chancery.platform.firm.Clockwork;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.firm.Firms.FirmName;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Users;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Collects by itself, as long as the program runs. Several programs on one database may do so at once: they pass over each other's rows. */
@Component
class CollectionJob extends Clockwork {

    private static final Logger LOG = LoggerFactory.getLogger(CollectionJob.class);

    CollectionJob(StorageSettings settings, BlobCollection collection, Firms firms, Users users) {
        super("chancery-collect", Task.every(atLeastASecond(settings.collectEvery()), "collect stored files",
                () -> firms.all().forEach(firm -> collect(collection, users, firm))));
    }

    private static Duration atLeastASecond(Duration asked) {
        return asked.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : asked;
    }

    /** What fails is said and tried again the next time; it does not keep the other firms from being collected. */
    private static void collect(BlobCollection collection, Users users, FirmName firm) {
        try {
            Actors.as(users.system(firm.id()), "collection of stored files", collection::collect);
        } catch (RuntimeException fault) {
            LOG.error("The stored files of {} could not be collected.", firm.name(), fault);
        }
    }
}
