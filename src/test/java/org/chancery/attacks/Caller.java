package org.chancery.attacks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chancery.testing.TestFirms;
import org.jspecify.annotations.Nullable;

/** Somebody with a browser's session, a token, or neither. */
final class Caller {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER).build();
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String base;
    private final @Nullable String token;
    private String cookie = "";
    private String csrf = "";

    private Caller(int port, @Nullable String token) {
        this.base = "http://localhost:" + port;
        this.token = token;
    }

    static Caller withToken(int port, String token) {
        return new Caller(port, token);
    }

    /** A browser that nobody has signed in with; it has a session and its CSRF token all the same. */
    static Caller nobody(int port) {
        Caller caller = new Caller(port, null);
        caller.get("/sign-in");
        return caller;
    }

    static Caller signedIn(int port, String email) {
        Caller caller = nobody(port);
        Answer answer = caller.send("POST", "/sign-in", Body.form("email", email, "password", TestFirms.PASSWORD));
        if (answer.header("Location").contains("sign-in")) {
            throw new IllegalStateException(email + " cannot sign in");
        }
        caller.get("/profile");
        return caller;
    }

    /** Ends the session with another tab's sign-out, and keeps what this one knew. */
    void endElsewhere() {
        String kept = cookie;
        send("POST", "/sign-out", Body.form());
        cookie = kept;
    }

    String session() {
        return cookie;
    }

    String csrf() {
        return csrf;
    }

    Answer get(String path) {
        return send("GET", path, Body.NONE);
    }

    Answer send(String method, String path, Body body) {
        return send(method, path, body, true);
    }

    /** As another site would make the browser send it: with the session, without the token of its forms. */
    Answer forged(String method, String path, Body body) {
        return send(method, path, body, false);
    }

    private Answer send(String method, String path, Body body, boolean guarded, String... headers) {
        Body sent = guarded && body.isForm() ? body.with("_csrf", csrf) : body;
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE)
                .method(method, sent.bytes().length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(sent.bytes()));
        if (sent.bytes().length > 0) {
            request.header("Content-Type", sent.type());
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        } else if (!cookie.isEmpty()) {
            request.header("Cookie", cookie).header("Accept", "text/html,*/*");
        }
        if (guarded && sent.isMultipart()) {
            request.header("X-CSRF-TOKEN", csrf);
        }
        return answer(request.build());
    }

    private Answer answer(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
            response.headers().allValues("Set-Cookie").stream().filter(set -> set.startsWith("chancery="))
                    .forEach(set -> cookie = set.substring(0, set.indexOf(';')));
            Matcher found = CSRF.matcher(new String(response.body(), StandardCharsets.UTF_8));
            if (found.find()) {
                csrf = found.group(1);
            }
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
