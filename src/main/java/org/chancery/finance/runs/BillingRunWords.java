package org.chancery.finance.runs;

import java.util.Map;
import org.chancery.platform.firm.DatabaseRefusals;
import org.chancery.shared.Refusal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The words of the constraints that hold on billing rules and runs. */
@Configuration(proxyBeanMethods = false)
class BillingRunWords {

    @Bean
    static DatabaseRefusals.Words billingRunRefusals() {
        return new DatabaseRefusals.Words(Map.of(
                "billing_rule_name", Refusal.at("name", "rule-name", "Another billing rule has this name."),
                "billing_run_matter_once", Refusal.of("matter-had", "This matter had its turn in the run already.")));
    }
}
