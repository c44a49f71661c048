package org.chancery.finance.trust;

import org.chancery.platform.firm.FirmFounded;
import org.chancery.platform.firm.NumberSeries;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The numbers of client money: none is gapless, so that entries do not wait for one another. */
@Component
class TrustSeries {

    static final String RECEIPT = "trust-receipt";
    static final String DISBURSEMENT = "trust-disbursement";
    static final String TRANSFER = "trust-transfer";
    static final String OTHER = "trust-other";

    private final NumberSeries numbers;

    TrustSeries(NumberSeries numbers) {
        this.numbers = numbers;
    }

    @EventListener
    void found(FirmFounded founded) {
        numbers.create(RECEIPT, "R-#####", false);
        numbers.create(DISBURSEMENT, "D-#####", false);
        numbers.create(TRANSFER, "T-#####", false);
        numbers.create(OTHER, "F-#####", false);
    }
}
