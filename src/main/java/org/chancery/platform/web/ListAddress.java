package org.chancery.platform.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The addresses that lead on from a list: the same request with one thing changed. Changing what is shown starts at the first page. */
record ListAddress(String path, Map<String, List<String>> parameters) {

    private static final Set<String> OF_THE_PAGE = Set.of("cursor", "format");

    /** What of the request was understood and may be carried on. */
    static ListAddress of(Listing<?> listing, ListRequest request) {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        request.parameters().keySet().forEach(name -> {
            boolean known = Listing.RESERVED.contains(name) || listing.filter(name).isPresent() || request.bound().containsKey(name);
            List<String> values = request.all(name);
            if (known && !OF_THE_PAGE.contains(name) && !request.isFixed(name) && !values.isEmpty()) {
                kept.put(name, values);
            }
        });
        return new ListAddress(request.path(), kept);
    }

    ListAddress without(Collection<String> names) {
        Map<String, List<String>> fewer = new LinkedHashMap<>(parameters);
        fewer.keySet().removeAll(names);
        return new ListAddress(path, fewer);
    }

    ListAddress with(String name, String value) {
        Map<String, List<String>> more = new LinkedHashMap<>(parameters);
        more.put(name, List.of(value));
        return new ListAddress(path, more);
    }

    /** This address with one more parameter, or null if there is none to add. */
    @Nullable String withCursor(@Nullable String cursor) {
        return cursor == null ? null : with("cursor", cursor).href();
    }

    List<ListView.Field> fields() {
        List<ListView.Field> fields = new ArrayList<>();
        parameters.forEach((name, values) -> values.forEach(value -> fields.add(new ListView.Field(name, value))));
        return fields;
    }

    String query() {
        var query = new StringBuilder();
        fields().forEach(field -> query.append(query.isEmpty() ? "" : "&").append(encoded(field.name())).append('=').append(encoded(field.value())));
        return query.toString();
    }

    String href() {
        String query = query();
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
