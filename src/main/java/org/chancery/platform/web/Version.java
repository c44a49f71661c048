package org.chancery.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.chancery.shared.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** The version of a thing as its {@code ETag}: who changes it says by {@code If-Match} which version was read. */
public final class Version {

    private Version() {}

    /** 200 with the thing and its version. */
    public static <T> ResponseEntity<T> of(T thing, long version) {
        return ResponseEntity.ok().eTag(Long.toString(version)).body(thing);
    }

    /**
     * Lets a change pass that names the present version, or none.
     *
     * @throws RefusedRequest 409 {@code conflict} if it names another
     */
    public static void check(HttpServletRequest request, long present) {
        String match = request.getHeader(HttpHeaders.IF_MATCH);
        String etag = "\"" + present + "\"";
        boolean same = match == null || match.strip().equals("*") || List.of(match.split(",")).stream().map(String::strip).anyMatch(etag::equals);
        if (!same) {
            throw new RefusedRequest(HttpStatus.CONFLICT, eTag(etag), List.of(Refusal.of("conflict", "This was changed since you read it. Read it again and decide anew.")));
        }
    }

    private static HttpHeaders eTag(String etag) {
        var headers = new HttpHeaders();
        headers.setETag(etag);
        return headers;
    }
}
