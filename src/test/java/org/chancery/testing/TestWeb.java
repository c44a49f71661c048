package org.chancery.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Callers of the running program: a {@link Session} is a signed-in person without scripts, an {@link Api} holds a token. */
public final class TestWeb {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private TestWeb() {}

    /** What was answered; {@code location} is where it redirects to, without the host. */
    public record Page(int status, String body, String location) {

        /** The text as it is read, without tags and with characters instead of their entities. */
        public String text() {
            return body.replaceAll("(?s)<script.*?</script>|<[^>]+>", " ").replace("&amp;", "&").replace("&#39;", "'").replace("&#34;", "\"").replaceAll("\\s+", " ");
        }
    }

    /** A signed-in person. */
    public static final class Session {

        private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(HttpClient.Redirect.NEVER).build();
        private final String base;
        private String csrf = "";

        private Session(int port) {
            base = "http://localhost:" + port;
        }

        /** Somebody who has not signed in. */
        public static Session nobody(int port) {
            return new Session(port);
        }

        public static Session signIn(int port, String email) {
            var session = passwordOnly(port, email);
            session.get("/");
            return session;
        }

        /** Somebody whose password was right; the second factor, if there is one, is still to come. */
        public static Session passwordOnly(int port, String email) {
            var session = new Session(port);
            session.get("/sign-in");
            Page answer = session.post("/sign-in", "email", email, "password", TestFirms.PASSWORD);
            assertThat(answer.location()).as("signed in").doesNotContain("sign-in");
            return session;
        }

        public Page get(String path) {
            return send(HttpRequest.newBuilder(URI.create(base + path)).GET());
        }

        /** Sends a form: names and values in turn. */
        public Page post(String path, String... fields) {
            List<String> pairs = new ArrayList<>(List.of("_csrf=" + encoded(csrf)));
            for (int i = 0; i < fields.length; i += 2) {
                pairs.add(encoded(fields[i]) + "=" + encoded(fields[i + 1]));
            }
            return send(HttpRequest.newBuilder(URI.create(base + path)).header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(String.join("&", pairs))));
        }

        private Page send(HttpRequest.Builder request) {
            HttpResponse<String> response = sent(http, request);
            Matcher token = CSRF.matcher(response.body());
            if (token.find()) {
                csrf = token.group(1);
            }
            return new Page(response.statusCode(), response.body(), response.headers().firstValue("Location").orElse("").replace(base, ""));
        }
    }

    /** What the API answered. */
    public record Json(int status, @Nullable JsonNode body, Map<String, List<String>> headers) {

        /** The value at a path such as {@code items/0/name}; "" if there is none. */
        public String at(String path) {
            return body == null ? "" : body.at("/" + path).asString("");
        }
    }

    /** A program that calls the API with a token. */
    public static final class Api {

        private final HttpClient http = HttpClient.newHttpClient();
        private final String base;
        private final String token;

        public Api(int port, String token) {
            this.base = "http://localhost:" + port + "/api/v1";
            this.token = token;
        }

        public Json get(String path) {
            return send(path, "GET", BodyPublishers.noBody());
        }

        public Json post(String path, String json, String... headers) {
            return send(path, "POST", BodyPublishers.ofString(json), headers);
        }

        public Json patch(String path, String json, String... headers) {
            return send(path, "PATCH", BodyPublishers.ofString(json), headers);
        }

        public Json put(String path, String json, String... headers) {
            return send(path, "PUT", BodyPublishers.ofString(json), headers);
        }

        public Json delete(String path) {
            return send(path, "DELETE", BodyPublishers.noBody());
        }

        private Json send(String path, String method, HttpRequest.BodyPublisher body, String... headers) {
            var request = HttpRequest.newBuilder(URI.create(base + path)).method(method, body).header("Authorization", "Bearer " + token).header("Content-Type", "application/json");
            if (headers.length > 0) {
                request.headers(headers);
            }
            HttpResponse<String> response = sent(http, request);
            boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Json(response.statusCode(), json ? JSON.readTree(response.body()) : null, response.headers().map());
        }
    }

    private static HttpResponse<String> sent(HttpClient http, HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
