package org.chancery.practice.matters;

import org.chancery.platform.firm.FirmFounded;
import org.chancery.platform.firm.NumberSeries;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What a new firm needs before its first matter. */
@Component
class MatterDefaults {

    private final NumberSeries numbers;

    MatterDefaults(NumberSeries numbers) {
        this.numbers = numbers;
    }

    @EventListener
    void found(FirmFounded founded) {
        numbers.create("matter", "yy-#####", false);
    }
}
