package org.chancery.platform.identity.web;

import org.chancery.platform.identity.Permission;
import org.chancery.platform.web.FirstStep;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The first steps that concern people. */
@Configuration(proxyBeanMethods = false)
class PeopleFirstSteps {

    @Bean
    FirstStep peopleStep() {
        return new FirstStep("people", 50, "People", "Bills and reconciliations are approved by another person than prepared them.", "/people/new", Permission.PEOPLE_MANAGE.permission(),
                "(select count(*) > 1 from platform.app_user where kind = 'PERSON' and status = 'ACTIVE')");
    }
}
