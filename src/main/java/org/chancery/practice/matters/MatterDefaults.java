package org.chancery.practice.matters;

import org.chancery.platform.firm.FirmFounded;
import org.chancery.platform.firm.NumberSeries;
import org.chancery.platform.firm.NumberedByOffice;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** What a new firm needs before its first matter. */
@Configuration(proxyBeanMethods = false)
class MatterDefaults {

    static final String NUMBERS = "matter";

    private final NumberSeries numbers;

    MatterDefaults(NumberSeries numbers) {
        this.numbers = numbers;
    }

    @Bean
    static NumberedByOffice numberedMatters() {
        return new NumberedByOffice(NUMBERS, "Matters");
    }

    @EventListener
    void found(FirmFounded founded) {
        numbers.create(NUMBERS, "yy-#####", false);
    }
}
