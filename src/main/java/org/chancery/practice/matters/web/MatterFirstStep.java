package org.chancery.practice.matters.web;

import org.chancery.platform.identity.Permission;
import org.chancery.platform.web.FirstStep;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Everything hangs on a matter. */
@Configuration(proxyBeanMethods = false)
class MatterFirstStep {

    @Bean
    FirstStep matterStep() {
        return new FirstStep("matter", 70, "The first matter", "Time, costs, bills and client money belong to a matter of a client.", "/matters/new", Permission.MATTERS_EDIT.permission(), "exists (select from practice.matter)");
    }
}
