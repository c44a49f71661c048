package org.chancery.practice.matters;

import java.util.Map;
import org.chancery.platform.firm.DatabaseRefusals;
import org.chancery.shared.Refusal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room's constraints mean in words. */
@Configuration(proxyBeanMethods = false)
class MatterWords {

    @Bean
    DatabaseRefusals.Words matterConstraints() {
        return new DatabaseRefusals.Words(Map.of(
                "matter_party_once", Refusal.at("contactId", "party-twice", "This contact has this role already."),
                "wall_live", Refusal.at("kind", "wall-stands", "There is such a wall already; change the people it names.")));
    }
}
