package org.chancery.platform.web;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What an API resource answers to the outcome of a command: its result, or its refusals as problem JSON. */
public final class Answers {

    private static final Set<String> CONFLICTS = Set.of("conflict", "version-conflict");

    private Answers() {}

    /** 200 with the result. */
    public static ResponseEntity<Object> ok(Outcome<?> outcome) {
        return answer(outcome, ResponseEntity::ok);
    }

    /** 201 with the result and where it can be read: {@code created(outcome, m -> "/api/v1/matters/" + m.id())}. */
    public static <T> ResponseEntity<Object> created(Outcome<T> outcome, Function<T, String> location) {
        return answer(outcome, value -> ResponseEntity.created(URI.create(location.apply(value))).body(value));
    }

    /** 204 without a result. */
    public static ResponseEntity<Object> done(Outcome<?> outcome) {
        return answer(outcome, _ -> ResponseEntity.noContent().build());
    }

    private static <T> ResponseEntity<Object> answer(Outcome<T> outcome, Function<T, ResponseEntity<Object>> whenDone) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> whenDone.apply(value);
            case Outcome.Refused<T>(var refusals) -> refused(refusals);
        };
    }

    /** The refusals as problem JSON, with the status that the first one's code asks for. */
    public static ResponseEntity<Object> refused(List<Refusal> refusals) {
        HttpStatus status = status(refusals.getFirst().code());
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(Problem.of(status, refusals));
    }

    /** 404: there is no such thing, or none that the caller may know of. */
    public static ResponseEntity<Object> notFound() {
        return refused(List.of(Refusal.of("not-found", "There is no such thing here.")));
    }

    /** 422 unless the code is one that HTTP has its own answer for. */
    static HttpStatus status(String code) {
        return switch (code) {
            case "malformed" -> HttpStatus.BAD_REQUEST;
            case "forbidden" -> HttpStatus.FORBIDDEN;
            case "not-found" -> HttpStatus.NOT_FOUND;
            case String conflict when CONFLICTS.contains(conflict) -> HttpStatus.CONFLICT;
            default -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }
}
