package org.chancery.platform.web;

import jakarta.servlet.Filter;
import javax.sql.DataSource;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** The filters between sign-in and controllers: Spring Security stands at order -100, and they act as who was found there. */
@Configuration(proxyBeanMethods = false)
class WebFilters {

    private static final int AFTER_SIGN_IN = 0;

    @Bean
    FilterRegistrationBean<RateLimit> rateLimit(WebLimits limits, ErrorAnswers errors) {
        return in(new RateLimit(limits.requestsPerMinute(), System::nanoTime, errors), AFTER_SIGN_IN, "/api/*");
    }

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit(WebLimits limits, ErrorAnswers errors) {
        return in(new BodyLimit(limits.jsonSize().toBytes(), errors), AFTER_SIGN_IN + 10, "/api/*");
    }

    @Bean
    FilterRegistrationBean<Idempotency> idempotency(KeptAnswers answers, PlatformTransactionManager transactions, DataSource dataSource, ErrorAnswers errors, WebLimits limits, ReplayCheck replays) {
        return in(new Idempotency(answers, transactions, dataSource, errors, limits, replays), AFTER_SIGN_IN + 20, "/api/*");
    }

    @Bean
    FilterRegistrationBean<SentOnce> sentOnce(KeptAnswers answers, PlatformTransactionManager transactions, WebLimits limits) {
        return in(new SentOnce(answers, transactions, limits), AFTER_SIGN_IN + 30, "/*");
    }

    private static <F extends Filter> FilterRegistrationBean<F> in(F filter, int order, String path) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        registration.addUrlPatterns(path);
        return registration;
    }
}
