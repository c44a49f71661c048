package org.chancery.practice.contacts;

import java.util.Map;
import org.chancery.platform.firm.DatabaseRefusals;
import org.chancery.shared.Refusal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room's constraints mean in words. */
@Configuration(proxyBeanMethods = false)
class ContactWords {

    @Bean
    DatabaseRefusals.Words contactConstraints() {
        return new DatabaseRefusals.Words(Map.of(
                "contact_relation_once", Refusal.at("otherId", "relation-twice", "This relation is written down already."),
                "contact_name_once", Refusal.at("otherNames", "name-twice", "The same name is given twice.")));
    }
}
