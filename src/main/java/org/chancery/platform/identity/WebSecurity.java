package org.chancery.platform.identity;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/** Two doors: tokens for the API, a session for pages. Everything is closed but what is named here. */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; "
            + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    @Bean
    static PasswordEncoder passwordEncoder() {
        return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    }

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, Tokens tokens, SecondFactors factors, TokenUses uses, Clock clock) throws Exception {
        headers(http.securityMatcher("/api/**"));
        return http
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new BearerFilter(tokens, factors, uses, clock), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll().anyRequest().authenticated())
                .exceptionHandling(handling -> handling.authenticationEntryPoint(new ApiUnauthorized()))
                .requestCache(cache -> cache.disable())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, WebSessions sessions, SignIns signIns, PasswordSignIn signIn, DirectorySignIn directory, FirmChoices choices) throws Exception {
        headers(http);
        directory.configure(http);
        return http
                .authenticationProvider(signIn)
                .addFilterBefore(new ActingFilter(sessions, signIns, afterSignIn()), AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests
                        .dispatcherTypeMatchers(DispatcherType.ERROR).permitAll()
                        .requestMatchers("/sign-in", "/sign-in/**", "/invitation/*", "/welcome", "/assets/**", "/favicon.ico", "/error", "/health").permitAll()
                        .requestMatchers("/v3/api-docs/**", "/swagger-ui", "/swagger-ui/**").permitAll()
                        .anyRequest().authenticated())
                .formLogin(form -> form.loginPage("/sign-in").usernameParameter("email").passwordParameter("password")
                        .successHandler(success(signIns, choices)).failureHandler(failure()).permitAll())
                .requestCache(cache -> cache.requestCache(afterSignIn()))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?bye")
                        .addLogoutHandler((request, _, authentication) -> signIns.closed(authentication, request))
                        .addLogoutHandler(new HeaderWriterLogoutHandler(new ClearSiteDataHeaderWriter(Directive.CACHE, Directive.STORAGE))))
                .build();
    }

    /** Back to the page that was asked for, under its own address and no other. The cache takes null for no parameter, but does not say so in its types. */
    @SuppressWarnings("NullAway")
    private static HttpSessionRequestCache afterSignIn() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        cache.setRequestMatcher(request -> "GET".equals(request.getMethod()) && String.valueOf(request.getHeader("Accept")).contains("text/html")
                && request.getHeader("HX-Request") == null);
        return cache;
    }

    private static AuthenticationSuccessHandler success(SignIns signIns, FirmChoices choices) {
        var onward = new SavedRequestAwareAuthenticationSuccessHandler();
        onward.setRequestCache(afterSignIn());
        return (request, response, authentication) -> {
            if (authentication.getPrincipal() instanceof FirmChoices.Several several) {
                choices.ask(several, request, response);
                response.sendRedirect(request.getContextPath() + FirmChoices.PAGE);
                return;
            }
            signIns.opened((SignedIn) Objects.requireNonNull(authentication.getPrincipal()), request, false);
            if (signIns.mustBeTold(request)) {
                response.sendRedirect(request.getContextPath() + SignIns.NOTICES);
            } else {
                onward.onAuthenticationSuccess(request, response, authentication);
            }
        };
    }

    private static AuthenticationFailureHandler failure() {
        return (request, response, fault) -> response.sendRedirect(request.getContextPath()
                + (fault instanceof PasswordSignIn.Throttled throttled ? "/sign-in?wait=" + Math.max(1, throttled.left().toSeconds()) : "/sign-in?wrong"));
    }

    private static void headers(HttpSecurity http) throws Exception {
        http.headers(headers -> headers
                .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicyHeaderWriter.ReferrerPolicy.SAME_ORIGIN))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .permissionsPolicyHeader(policy -> policy.policy("camera=(), microphone=(), geolocation=()")));
    }
}
