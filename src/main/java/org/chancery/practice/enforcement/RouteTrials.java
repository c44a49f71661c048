package org.chancery.practice.enforcement;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route with how the program's own tests tried it before this version was made: as whom, and that what was refused was refused. The record is written by those tests; a
 * route that it does not name is said to be untried.
 */
@Component
class RouteTrials {

    private static final String RECORD = "/enforcement/routes.tsv";
    private static final String HELD_BY = "permission, session or token, and the policies of its tables";

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    RouteTrials(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    List<Trial> all() {
        Map<String, String> record = record();
        TreeSet<String> routes = new TreeSet<>(record.keySet());
        mappings.stream().forEach(mapping -> mapping.getHandlerMethods().forEach((info, handler) -> routes.addAll(names(info, handler))));
        List<Trial> trials = new ArrayList<>();
        for (String route : routes) {
            String tried = record.get(route);
            trials.add(tried == null ? new Trial(Trial.Kind.ROUTE, route, HELD_BY, "nobody yet", null, null, Trial.Verdict.UNTRIED)
                    : new Trial(Trial.Kind.ROUTE, route, HELD_BY, tried, null, null, Trial.Verdict.HELD));
        }
        return trials;
    }

    private static List<String> names(RequestMappingInfo info, HandlerMethod handler) {
        boolean ours = handler.getBeanType().getPackageName().startsWith("org.chancery") && handler.getBeanType().getEnclosingClass() == null
                && !handler.getBeanType().getSimpleName().contains("Probe");
        var methods = info.getMethodsCondition().getMethods();
        return !ours ? List.of() : info.getPatternValues().stream().filter(pattern -> !pattern.equals("/error"))
                .flatMap(pattern -> (methods.isEmpty() ? Stream.of(RequestMethod.GET) : methods.stream()).map(method -> method + " " + pattern)).toList();
    }

    private static Map<String, String> record() {
        try (InputStream in = RouteTrials.class.getResourceAsStream(RECORD)) {
            if (in == null) {
                return Map.of();
            }
            Map<String, String> record = new TreeMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(line -> line.split("\t", 2)).forEach(parts -> record.put(parts[0], parts[1]));
            return record;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
