package org.chancery.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** An answer held back until it is certain that it will be given. */
final class HeldAnswer extends ContentCachingResponseWrapper {

    /** What of an answer's headers is part of it; the others belong to the moment. */
    private static final List<String> KEPT = List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.LOCATION, HttpHeaders.ETAG, HttpHeaders.CONTENT_DISPOSITION);

    HeldAnswer(HttpServletResponse response) {
        super(response);
    }

    /** Not sent, only marked: the sending would commit what may still be taken back. */
    @Override
    public void sendError(int status) {
        setStatus(status);
    }

    @Override
    public void sendError(int status, String message) {
        setStatus(status);
    }

    @Override
    public void sendRedirect(String location) {
        setStatus(HttpServletResponse.SC_SEE_OTHER);
        setHeader(HttpHeaders.LOCATION, location);
    }

    @Override
    public void flushBuffer() {
        // Held back.
    }

    Map<String, List<String>> kept() {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String name : KEPT) {
            List<String> values = new ArrayList<>(getHeaders(name));
            if (values.isEmpty() && name.equals(HttpHeaders.CONTENT_TYPE) && getContentType() != null) {
                values.add(getContentType());
            }
            if (!values.isEmpty()) {
                headers.put(name, values);
            }
        }
        return headers;
    }

    void release() throws IOException {
        copyBodyToResponse();
    }

    /** Gives an answer of before instead. */
    static void replay(KeptAnswers.Kept kept, HttpServletResponse response) throws IOException {
        response.reset();
        response.setStatus(kept.status());
        kept.headers().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setHeader("Idempotency-Replayed", "true");
        response.setContentLength(kept.body().length);
        response.getOutputStream().write(kept.body());
    }
}
