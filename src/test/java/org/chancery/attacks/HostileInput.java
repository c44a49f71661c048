package org.chancery.attacks;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chancery.attacks.Requests.Asked;
import org.chancery.platform.web.ListRequest;
import org.springframework.web.bind.annotation.RequestBody;

/** Sends each route what it does not expect, as somebody who may do everything, and says what it should not have answered. */
final class HostileInput {

    /** For SQL, for markup, for numbers, for memory, and what PostgreSQL's text cannot hold. */
    private static final List<String> VALUES = List.of("'\"\\;--{x}${7*7}</script><script>alert(1)</script>😀\0", "-" + "9".repeat(400), "%_".repeat(1500));
    private static final List<String> OF_LISTS = List.of("q", "sort", "cursor", "limit", "status", "from", "dateFrom", "matterId", "format");
    private static final String TOO_MUCH = "{\"x\":\"" + "x".repeat(2_100_000) + "\"}";

    private final AttackedFirm attacked;
    private final List<String> wrong = new ArrayList<>();
    private int turn;

    HostileInput(AttackedFirm attacked) {
        this.attacked = attacked;
    }

    private Answer send(Route route, String path, Body body) {
        return attacked.rightful(route).send(route.method(), path, body);
    }

    private void judge(Object what, Answer answer, int... expected) {
        for (int status : expected) {
            if (answer.status() == status) {
                return;
            }
        }
        wrong.add("%s: %d".formatted(what, answer.status()));
    }

    /** Each parameter of each page and resource; those that all lists have, which one class reads, with one value each in turn. */
    List<String> inQueries() {
        for (Route route : attacked.routes) {
            if (route.isRead()) {
                Requests.names(route).forEach(name -> VALUES.forEach(value -> query(route, name, value)));
                if (route.takes(ListRequest.class)) {
                    OF_LISTS.forEach(name -> query(route, name, VALUES.get(turn++ % VALUES.size())));
                }
            }
        }
        return wrong;
    }

    private void query(Route route, String name, String value) {
        Answer answer = send(route, attacked.samples.path(route) + "?" + name + "=" + Body.encoded(value), Body.NONE);
        if (answer.status() >= 500 || runs(answer)) {
            wrong.add("%s with %s=%.12s…: %d".formatted(route, name, value, answer.status()));
        }
    }

    private static boolean runs(Answer answer) {
        return answer.header("Content-Type").startsWith("text/html") && answer.text().contains("<script>alert(1)");
    }

    /** Each field of each form. */
    List<String> inForms() {
        for (Route route : attacked.routes) {
            if (!route.isRead() && !route.isApi() && !RouteAttacks.PUBLIC.contains(route.toString())) {
                Body body = attacked.requests.of(route).body();
                for (String field : body.isForm() && !body.content().isEmpty() ? body.content().split("&") : new String[0]) {
                    form(route, body, field);
                }
            }
        }
        return wrong;
    }

    private void form(Route route, Body body, String field) {
        String name = field.substring(0, field.indexOf('='));
        if (!name.equals("password")) {
            Answer answer = send(route, attacked.samples.path(route), body.changed(content -> content.replace(field, name + "=" + Body.encoded(VALUES.getFirst()))));
            if (answer.status() >= 500 || runs(answer)) {
                wrong.add("%s with %s: %d".formatted(route, name, answer.status()));
            }
        }
    }

    /** An id that is none is not there. */
    List<String> inPaths() {
        for (Route route : attacked.routes) {
            if (!route.things().isEmpty()) {
                Body body = attacked.requests.of(route).body();
                judge(route + " with x'", send(route, route.path(_ -> "x%27"), body), 400, 404);
                judge(route + " with ../", send(route, route.path(_ -> "..%2F..%2Fetc"), body), 400, 404);
            }
        }
        return wrong;
    }

    /** Bodies that are no JSON, too large, of another kind, or say more than the route reads. */
    List<String> inBodies() {
        for (Route route : attacked.routes) {
            if (readsJson(route)) {
                Asked asked = attacked.requests.of(route).changed(attacked.samples::withoutAny);
                judge(route + " broken", send(route, asked.path(), Body.json("{\"x\":")), 400);
                judge(route + " array", send(route, asked.path(), Body.json("[".repeat(5000))), 400);
                judge(route + " wrong type", send(route, asked.path(), new Body("text/plain", asked.body().content())), 415);
                judge(route + " as form", send(route, asked.path(), new Body("application/x-www-form-urlencoded", "x=1")), 415);
                for (String field : List.of("firmId", "id", "status", "createdBy", "version")) {
                    assign(route, asked, field);
                }
            }
        }
        return wrong;
    }

    /** No record reads it, so it is refused; where one does, it is a field like others. */
    private void assign(Route route, Asked asked, String field) {
        if (asked.body().content().startsWith("{") && !asked.body().content().contains("\"" + field + "\"")) {
            String value = "\"" + attacked.samples.named("matterId", route) + "\"";
            String more = asked.body().content().replaceFirst("\\{", "{\"" + field + "\":" + value + (asked.body().content().equals("{}") ? "" : ","));
            judge(route + " with " + field, send(route, asked.path(), Body.json(more)), 400, 404);
        }
    }

    List<String> tooLarge() {
        attacked.routes.stream().filter(HostileInput::readsJson).forEach(route ->
                judge(route + " too large", send(route, attacked.samples.withoutAny(attacked.samples.path(route)), Body.json(TOO_MUCH)), 413));
        return wrong;
    }

    /** Every method that an address does not know; 404 where it is that of another route, such as {@code /contacts/{id}} of {@code /contacts/new}. */
    List<String> otherMethods() {
        var known = attacked.routes.stream().collect(Collectors.groupingBy(Route::pattern, Collectors.mapping(Route::method, Collectors.toSet())));
        for (Route route : attacked.routes) {
            for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
                if (!known.getOrDefault(route.pattern(), Set.of()).contains(method) && (route.isApi() || method.equals("POST")) && !route.pattern().equals("/sign-in")) {
                    judge(method + " " + route.pattern(), attacked.rightful(route).send(method, attacked.samples.path(route), route.isApi() ? Body.json("{}") : Body.form()), 405, 404);
                }
            }
        }
        return wrong;
    }

    private static boolean readsJson(Route route) {
        for (var parameter : route.handler().getMethodParameters()) {
            if (parameter.hasParameterAnnotation(RequestBody.class)) {
                return route.isApi();
            }
        }
        return false;
    }
}
