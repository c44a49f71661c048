package org.chancery.finance.rejections;

import org.chancery.platform.identity.Permission;
import org.chancery.practice.matters.Guarded;
import org.chancery.practice.matters.GuardedObjects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reductions, for “who can see this, and why”. */
@Configuration(proxyBeanMethods = false)
class GuardedReductions {

    @Bean
    GuardedObjects guardedReduction(Reductions reductions) {
        return GuardedObjects.of("bill-reduction", id -> reductions.find(new ReductionId(id))
                .map(reduction -> Guarded.ofMatter("reduction", "Reduction of bill " + reduction.number(), reduction.href(), Permission.BILLING_VIEW, reduction.matterId().value())));
    }
}
