package org.chancery.practice.matters.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chancery.platform.firm.FirmContext;
import org.chancery.platform.web.NamedIds;
import org.chancery.practice.matters.AskedFor;
import org.chancery.practice.matters.AskedFor.Kind;
import org.chancery.practice.matters.WallStops;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Passes on what was asked for and not given, and what was searched for, by every route of every room: whether a wall was the reason is found out when
 * nobody waits any more. What is absent is passed on just as what is walled, so that the one takes no longer than the other.
 */
@Configuration(proxyBeanMethods = false)
class WallWatch implements HandlerInterceptor, WebMvcConfigurer {

    private static final String SEEN = WallWatch.class.getName();
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final int IDS_LOOKED_AT = 100;

    private final WallStops stops;

    WallWatch(WallStops stops) {
        this.stops = stops;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    /** Who asks is known only while the request is under way. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod) {
            FirmContext.current().ifPresent(scope -> request.setAttribute(SEEN, scope));
        }
        return true;
    }

    @Override
    public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception fault) {
        if (!(request.getAttribute(SEEN) instanceof FirmContext.Scope scope)) {
            return;
        }
        boolean notGiven = response.getStatus() == HttpServletResponse.SC_NOT_FOUND || response.getStatus() == 422;
        String words = request.getMethod().equals("GET") && response.getStatus() == HttpServletResponse.SC_OK ? Objects.requireNonNullElse(request.getParameter("q"), "") : "";
        List<UUID> ids = notGiven ? ids(request) : List.of();
        if (!ids.isEmpty() || !words.isBlank()) {
            String route = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
            Kind kind = !words.isBlank() ? Kind.SEARCHED : request.getMethod().equals("GET") ? Kind.ASKED : Kind.SENT;
            stops.note(new AskedFor(scope.firm(), scope.user(), kind, route, stops.now(), ids, words));
        }
    }

    /** Whatever the address, the query, the form and the JSON body name. */
    private static List<UUID> ids(HttpServletRequest request) {
        Stream<?> inPath = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables ? variables.values().stream() : Stream.empty();
        Stream<String> sent = request.getParameterMap().values().stream().flatMap(Arrays::stream);
        Stream<UUID> inAddress = Stream.concat(inPath.map(String::valueOf), sent).filter(text -> ID.matcher(text).matches()).map(UUID::fromString);
        return Stream.concat(inAddress, NamedIds.of(request).stream()).distinct().limit(IDS_LOOKED_AT).toList();
    }
}
