package org.chancery.platform.web;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * What an API resource answers to the outcome of a command: its result, or its refusals as problem JSON. The latter leave by a
 * {@link RefusedRequest}, so that a resource's return type says what it returns.
 */
public final class Answers {

    private static final Set<String> CONFLICTS = Set.of("conflict", "version-conflict");

    private Answers() {}

    /** 200 with the result. */
    public static <R, T extends R> ResponseEntity<R> ok(Outcome<T> outcome) {
        return ResponseEntity.ok(result(outcome));
    }

    /** 201 with the result and where it can be read: {@code created(outcome, m -> "/api/v1/matters/" + m.id())}. */
    public static <R, T extends R> ResponseEntity<R> created(Outcome<T> outcome, Function<T, String> location) {
        T result = result(outcome);
        return ResponseEntity.created(URI.create(location.apply(result))).body(result);
    }

    /** 204 without a result. */
    public static ResponseEntity<Void> done(Outcome<?> outcome) {
        result(outcome);
        return ResponseEntity.noContent().build();
    }

    /** 404: there is no such thing, or none that the caller may know of; for {@code find(id).map(ResponseEntity::ok).orElseGet(Answers::notFound)}. */
    public static <R> ResponseEntity<R> notFound() {
        throw RefusedRequest.notFound();
    }

    private static <T> T result(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var refusals) -> throw refused(refusals);
        };
    }

    private static RefusedRequest refused(List<Refusal> refusals) {
        return new RefusedRequest(status(refusals.getFirst().code()), HttpHeaders.EMPTY, refusals);
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
