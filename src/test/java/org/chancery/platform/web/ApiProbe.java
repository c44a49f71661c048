package org.chancery.platform.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestFirms;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls of the probe of the API, as another program makes them; for tests to extend. */
@ChancerySpringTest
@Import(Probe.class)
@TestPropertySource(properties = "chancery.web.idempotency-wait=2s")
abstract class ApiProbe {

    static final String NOTE = """
            {"text":"%s","fee":{"amount":"12.50","currency":"USD"},"kind":"SHORT","on":"2026-11-23","pages":2}""";

    private static final Map<Class<?>, Shared> SHARED = new ConcurrentHashMap<>();

    @Autowired TestFirms firms;
    @Autowired Probe.Notes notes;
    @Autowired JsonMapper json;
    @LocalServerPort int port;

    private final HttpClient http = HttpClient.newHttpClient();
    TestFirms.TestFirm firm;
    String token;

    @BeforeEach
    void aFirm() {
        Shared shared = SHARED.computeIfAbsent(getClass(), _ -> {
            TestFirms.TestFirm founded = firms.found();
            return new Shared(founded, founded.serviceToken());
        });
        firm = shared.firm();
        token = shared.token();
    }

    /** One firm for all of a class: founding one takes longer than these tests, which do not disturb each other. */
    private record Shared(TestFirms.TestFirm firm, String token) {}

    record Answered(int status, HttpResponse<String> response, @Nullable JsonNode body) {
        String at(String field) {
            return Objects.requireNonNull(body).path(field).asString("");
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    Answered send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = http.send(request.header("Authorization", "Bearer " + token).build(), HttpResponse.BodyHandlers.ofString());
        String type = response.headers().firstValue("Content-Type").orElse("");
        return new Answered(response.statusCode(), response, type.contains("json") ? json.readTree(response.body()) : null);
    }

    HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    Answered get(String path) throws Exception {
        return send(at(path).GET());
    }

    Answered post(String body) throws Exception {
        return send(at("/api/v1/probe/notes").header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Answered post(String key, String body) throws Exception {
        return post("/api/v1/probe/notes", key, body);
    }

    Answered post(String path, String key, String body) throws Exception {
        return send(at(path).header("Content-Type", "application/json").header("Idempotency-Key", key).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    long count(String text) {
        return firm.asAdministrator(() -> notes.count(text));
    }
}
