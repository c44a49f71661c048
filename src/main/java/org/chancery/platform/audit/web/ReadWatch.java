package org.chancery.platform.audit.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chancery.platform.audit.ReadLog;
import org.chancery.platform.audit.Reading;
import org.chancery.platform.audit.Reading.Kind;
import org.chancery.platform.firm.FirmContext;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.shared.Id;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Notes every answered reading of an object by its page or its API, every file of a list, and every report: of rooms that do not exist yet, too. Lists on a
 * page, suggestions and what was refused are no readings of a file.
 */
@Configuration(proxyBeanMethods = false)
class ReadWatch implements HandlerInterceptor, WebMvcConfigurer {

    private static final String SEEN = ReadWatch.class.getName();

    private final ReadLog log;

    ReadWatch(ReadLog log) {
        this.log = log;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    /** Who reads is known only while the request is under way. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getMethod().equals("GET") && handler instanceof HandlerMethod method) {
            FirmContext.current().flatMap(scope -> reading(request, method, scope)).ifPresent(reading -> request.setAttribute(SEEN, reading));
        }
        return true;
    }

    @Override
    public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception fault) {
        if (fault == null && response.getStatus() == HttpServletResponse.SC_OK && request.getAttribute(SEEN) instanceof Reading reading) {
            log.note(reading);
        }
    }

    private Optional<Reading> reading(HttpServletRequest request, HandlerMethod method, FirmContext.Scope scope) {
        String route = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        UUID object = object(request);
        return kind(request, route, object).map(kind -> new Reading(scope.firm(), Id.next(), log.now(), scope.user().value(), scope.request(), kind, route, object, permission(method), 1));
    }

    private static Optional<Kind> kind(HttpServletRequest request, String route, @Nullable UUID object) {
        if (request.getParameter("format") != null || route.matches(".*/(pdf|packet|download|export|xml|file)(/.*)?")) {
            return Optional.of(Kind.EXPORTED);
        } else if (route.matches("(/api/v1)?/reports(/.*)?")) {
            return Optional.of(Kind.REPORT);
        }
        return object == null ? Optional.empty() : Optional.of(Kind.OPENED);
    }

    /** The last id in the address, which is what is opened: {@code /matters/{id}/time/{entry}} opens the entry. */
    private static @Nullable UUID object(HttpServletRequest request) {
        if (!(request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables)) {
            return null;
        }
        UUID last = null;
        for (Object value : variables.values()) {
            if (value instanceof String text && text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
                last = UUID.fromString(text);
            }
        }
        return last;
    }

    private static @Nullable String permission(HandlerMethod method) {
        Requires requires = method.getMethodAnnotation(Requires.class);
        return requires == null ? null : Arrays.stream(requires.value()).map(Permission::permission).collect(Collectors.joining(" "));
    }
}
