package org.chancery.platform.setup.web;

import org.chancery.platform.identity.Permission;
import org.chancery.platform.web.FirstStep;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The first steps that concern the firm as a whole. */
@Configuration(proxyBeanMethods = false)
class FirmFirstSteps {

    @Bean
    FirstStep particularsStep() {
        return new FirstStep("particulars", 10, "Name, time zone and figures", "The time zone dates every bill and entry; look once whether it is yours.", "/firm", Permission.FIRM_MANAGE.permission(), null);
    }
}
