package org.chancery.finance.ebilling;

import java.util.Map;
import org.chancery.platform.firm.DatabaseRefusals;
import org.chancery.shared.Refusal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the constraints of e-bills say to a person. */
@Configuration(proxyBeanMethods = false)
class EBillWords {

    @Bean
    DatabaseRefusals.Words ebillRefusals() {
        return new DatabaseRefusals.Words(Map.of("ebill_timekeeper_code", Refusal.at("code", "code-taken", "Somebody else has this code.")));
    }
}
