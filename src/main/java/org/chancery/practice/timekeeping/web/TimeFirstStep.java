package org.chancery.practice.timekeeping.web;

import org.chancery.platform.identity.Permission;
import org.chancery.platform.web.FirstStep;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hours without a rate are refused. */
@Configuration(proxyBeanMethods = false)
class TimeFirstStep {

    @Bean
    FirstStep ratesStep() {
        return new FirstStep("rates", 60, "Hourly rates", "Time on an hourly matter is valued by a rate; without one it is refused.", "/rates/new", Permission.RATES_EDIT.permission(), "exists (select from practice.rate)");
    }
}
