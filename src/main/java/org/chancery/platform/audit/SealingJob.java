package org.chancery.platform.audit;

import java.time.Duration;
import org.chancery.platform.firm.Clockwork;
import org.springframework.stereotype.Component;

/** Seals at regular intervals while the program runs. Of several programs on one database, whoever comes first seals a firm; the next round takes up what one left. */
@Component
class SealingJob extends Clockwork {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    SealingJob(Sealing sealing, AuditSettings settings) {
        super("sealing", Task.every(settings.sealEvery(), "seal what was written", () -> sealing.all(PATIENCE)));
    }
}
