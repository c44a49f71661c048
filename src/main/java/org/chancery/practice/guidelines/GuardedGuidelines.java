package org.chancery.practice.guidelines;

import java.util.List;
import org.chancery.platform.identity.Permission;
import org.chancery.practice.matters.Guarded;
import org.chancery.practice.matters.GuardedObjects;
import org.chancery.practice.matters.MatterId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Rules, for “who can see this, and why”: a wall around their client hides them, and one around the matter that they are of. */
@Configuration(proxyBeanMethods = false)
class GuardedGuidelines {

    private static final List<Permission> READING = List.of(Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS, Permission.TIME_APPROVE, Permission.BILLING_VIEW, Permission.RATES_EDIT);

    @Bean
    GuardedObjects guardedGuideline(Guidelines guidelines) {
        return GuardedObjects.of("guideline", id -> guidelines.find(new GuidelineId(id)).map(rule -> {
            MatterId matter = rule.matterId();
            return new Guarded("rule", rule.kind().title() + " of " + rule.clientName(), rule.href(), READING, matter == null ? List.of() : List.of(matter.value()), rule.clientId());
        }));
    }
}
