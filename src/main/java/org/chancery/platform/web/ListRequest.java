package org.chancery.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of a list: its address and query parameters ({@code ?status=OPEN&q=ortiz&sort=-opened&cursor=…&limit=…&format=csv}).
 * A controller takes it as an argument and may narrow it before it hands it to {@link Lists}.
 */
public final class ListRequest {

    private final String path;
    private final Map<String, List<String>> parameters;
    private final Map<String, String> fixed;
    private final Map<String, Object> bound;

    private ListRequest(String path, Map<String, List<String>> parameters, Map<String, String> fixed, Map<String, Object> bound) {
        this.path = path;
        this.parameters = parameters;
        this.fixed = fixed;
        this.bound = bound;
    }

    public static ListRequest of(HttpServletRequest request) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name, List.copyOf(Arrays.asList(values))));
        return of(request.getRequestURI(), parameters);
    }

    public static ListRequest of(String path, Map<String, List<String>> parameters) {
        return new ListRequest(path, Collections.unmodifiableMap(new LinkedHashMap<>(parameters)), Map.of(), Map.of());
    }

    /** Sets a filter that the caller cannot change and that shows no chip: the time entries <em>of this matter</em>. */
    public ListRequest with(String filterParameter, Object value) {
        Map<String, String> more = new LinkedHashMap<>(fixed);
        more.put(filterParameter, value.toString());
        return new ListRequest(path, parameters, more, bound);
    }

    /** Sets a named parameter of the listing's own SQL, such as {@code :asOf}. */
    public ListRequest bind(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(bound);
        more.put(name, value);
        return new ListRequest(path, parameters, fixed, more);
    }

    public String path() {
        return path;
    }

    Map<String, List<String>> parameters() {
        return parameters;
    }

    boolean isFixed(String parameter) {
        return fixed.containsKey(parameter);
    }

    Map<String, Object> bound() {
        return bound;
    }

    /** All values given for a parameter, blank ones left out. */
    List<String> all(String parameter) {
        String set = fixed.get(parameter);
        return set != null ? List.of(set)
                : parameters.getOrDefault(parameter, List.of()).stream().map(String::strip).filter(v -> !v.isEmpty()).toList();
    }

    @Nullable String one(String parameter) {
        List<String> values = all(parameter);
        return values.isEmpty() ? null : values.getLast();
    }
}
