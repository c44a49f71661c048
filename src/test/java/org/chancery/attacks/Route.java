package org.chancery.attacks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * One door of the program, as its own list of routes names it.
 *
 * @param pattern such as {@code /api/v1/matters/{matter}/walls/{id}}
 */
record Route(String method, String pattern, HandlerMethod handler) {

    static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    /** Every route of the program itself, but the page that shows errors, which is no door. */
    static List<Route> of(Collection<RequestMappingHandlerMapping> mappings) {
        List<Route> routes = new ArrayList<>();
        mappings.forEach(mapping -> mapping.getHandlerMethods().forEach((info, handler) -> add(routes, info, handler)));
        routes.sort(Comparator.comparing(Route::pattern).thenComparing(Route::method));
        return routes;
    }

    private static void add(List<Route> routes, RequestMappingInfo info, HandlerMethod handler) {
        boolean ours = handler.getBeanType().getPackageName().startsWith("org.chancery") && handler.getBeanType().getEnclosingClass() == null
                && !handler.getBeanType().getSimpleName().contains("Probe");
        for (String pattern : info.getPatternValues()) {
            if (ours && !pattern.equals("/error")) {
                var methods = info.getMethodsCondition().getMethods();
                (methods.isEmpty() ? List.of(RequestMethod.GET) : methods).forEach(method -> routes.add(new Route(method.name(), pattern, handler)));
            }
        }
    }

    boolean isApi() {
        return pattern.startsWith("/api/");
    }

    boolean isRead() {
        return method.equals("GET");
    }

    /** What each variable names, such as {@code matters/{}} and {@code matters/{}/walls/{}}. */
    List<String> things() {
        List<String> things = new ArrayList<>();
        var variable = VARIABLE.matcher(pattern);
        while (variable.find()) {
            things.add(VARIABLE.matcher(pattern.substring(0, variable.end())).replaceAll("{}").replaceFirst("^/(api/v1/)?", isApi() && pattern.contains("/trust/ledgers/") ? "api/" : ""));
        }
        return things;
    }

    /** The address with a value for each thing. */
    String path(UnaryOperator<String> sample) {
        String path = pattern;
        for (String thing : things()) {
            path = VARIABLE.matcher(path).replaceFirst(java.util.regex.Matcher.quoteReplacement(sample.apply(thing)));
        }
        return path;
    }

    boolean takes(Class<?> type) {
        for (MethodParameter parameter : handler.getMethodParameters()) {
            if (type.isAssignableFrom(parameter.getParameterType())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return method + " " + pattern;
    }
}
