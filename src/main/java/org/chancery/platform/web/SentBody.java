package org.chancery.platform.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.chancery.shared.Refusal;
import org.chancery.shared.Sha256;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.multipart.MultipartException;

/** What makes one request the same as another: method, address and content. The boundaries of multipart are chance, its parts are not. */
final class SentBody {

    private static final byte[] NONE = {};

    private SentBody() {}

    /** A request whose body can be read again, and the hash of what was sent. The body is empty for forms and multipart, whose fields are parameters. */
    record Hashed(HttpServletRequest request, byte[] hash, byte[] body) {}

    /** @param most bytes of a body that is not multipart, whose own limits hold */
    static Hashed read(HttpServletRequest request, long most) throws IOException, ServletException {
        MessageDigest digest = Sha256.digest();
        part(digest, request.getMethod());
        part(digest, request.getRequestURI());
        part(digest, Optional.ofNullable(request.getQueryString()).orElse(""));
        if (isMultipart(request)) {
            for (Part each : parts(request).stream().sorted(Comparator.comparing(Part::getName)).toList()) {
                part(digest, each.getName());
                part(digest, Optional.ofNullable(each.getSubmittedFileName()).orElse(""));
                content(digest, each);
            }
            return new Hashed(request, digest.digest(), NONE);
        }
        if (isForm(request)) {
            new TreeMap<>(request.getParameterMap()).forEach((name, values) -> {
                part(digest, name);
                part(digest, String.join("\0", values));
            });
            return new Hashed(request, digest.digest(), NONE);
        }
        byte[] body = bounded(request.getInputStream(), most);
        digest.update(body);
        return new Hashed(new Again(request, body), digest.digest(), body);
    }

    /** @throws MultipartException if they are too large or cannot be read, as Spring would */
    private static Collection<Part> parts(HttpServletRequest request) throws IOException, ServletException {
        try {
            return request.getParts();
        } catch (IllegalStateException refusedByContainer) {
            throw new MultipartException("the parts could not be read", refusedByContainer);
        }
    }

    static boolean isMultipart(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.regionMatches(true, 0, "multipart/form-data", 0, 19);
    }

    static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.regionMatches(true, 0, "application/x-www-form-urlencoded", 0, 33);
    }

    private static byte[] bounded(InputStream in, long most) throws IOException {
        byte[] body = in.readNBytes(Math.toIntExact(most) + 1);
        if (body.length > most) {
            throw new RefusedRequest(HttpStatus.CONTENT_TOO_LARGE, HttpHeaders.EMPTY, List.of(Refusal.of("too-large", Faults.words(HttpStatus.CONTENT_TOO_LARGE))));
        }
        return body;
    }

    /** Each piece with its length before it, so that pieces cannot run into each other. */
    private static void part(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    private static void content(MessageDigest digest, Part part) throws IOException {
        part(digest, Long.toString(part.getSize()));
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = part.getInputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
    }

    /** A request with a body that was read and can be read once more. */
    private static final class Again extends HttpServletRequestWrapper {

        private final byte[] body;

        Again(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            var in = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public boolean isFinished() {
                    return in.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new IllegalStateException("the request is not asynchronous: its body was read whole before");
                }

                @Override
                public int read() {
                    return in.read();
                }

                @Override
                public int read(byte[] to, int offset, int length) {
                    return in.read(to, offset, length);
                }
            };
        }

        @Override
        public BufferedReader getReader() {
            String encoding = getCharacterEncoding();
            return new BufferedReader(new InputStreamReader(getInputStream(), encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding)));
        }
    }
}
