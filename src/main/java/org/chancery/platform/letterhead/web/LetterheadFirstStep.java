package org.chancery.platform.letterhead.web;

import org.chancery.platform.identity.Permission;
import org.chancery.platform.web.FirstStep;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A bill without an address is no bill. */
@Configuration(proxyBeanMethods = false)
class LetterheadFirstStep {

    @Bean
    FirstStep letterheadStep() {
        return new FirstStep("letterhead", 20, "Letterhead", "Bills and reports bear the firm's address, tax number and bank details.", "/firm/letterhead", Permission.FIRM_MANAGE.permission(),
                "exists (select from platform.letterhead)");
    }
}
