package org.chancery.platform.web;

import java.util.List;
import org.chancery.shared.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** A request that is answered with a refusal instead of a result: what a service refused, a version that has passed, a thing that is not there. */
public final class RefusedRequest extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final transient HttpHeaders headers;
    private final transient List<Refusal> refusals;

    RefusedRequest(HttpStatus status, HttpHeaders headers, List<Refusal> refusals) {
        super(refusals.toString());
        this.status = status;
        this.headers = headers;
        this.refusals = List.copyOf(refusals);
    }

    /** 404: there is no such thing, or none that the reader may know of. For {@code find(id).orElseThrow(RefusedRequest::notFound)}. */
    public static RefusedRequest notFound() {
        return new RefusedRequest(HttpStatus.NOT_FOUND, HttpHeaders.EMPTY, List.of(Refusal.of("not-found", "There is no such thing here.")));
    }

    /** 403, for a reason that can be mended, unlike a missing permission. */
    public static RefusedRequest forbidden(Refusal refusal) {
        return new RefusedRequest(HttpStatus.FORBIDDEN, HttpHeaders.EMPTY, List.of(refusal));
    }

    public HttpStatus status() {
        return status;
    }

    HttpHeaders headers() {
        return headers;
    }

    public List<Refusal> refusals() {
        return refusals;
    }
}
