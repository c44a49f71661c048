package org.chancery.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestFirms;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ChancerySpringTest
@Import(Probe.class)
@TestPropertySource(properties = "chancery.web.idempotency-wait=2s")
class ApiConventionsTest {

    private static final String NOTE = """
            {"text":"%s","fee":{"amount":"12.50","currency":"USD"},"kind":"SHORT","on":"2026-11-23","pages":2}""";

    @Autowired TestFirms firms;
    @Autowired Probe.Notes notes;
    @Autowired JsonMapper json;
    @LocalServerPort int port;

    private final HttpClient http = HttpClient.newHttpClient();
    private TestFirms.TestFirm firm;
    private String token;
    private static @Nullable Shared shared;

    @BeforeEach
    void aFirm() {
        if (shared == null) {
            TestFirms.TestFirm founded = firms.found();
            shared = new Shared(founded, founded.serviceToken());
        }
        firm = shared.firm();
        token = shared.token();
    }

    /** One firm for all: founding one takes longer than these tests, which do not disturb each other. */
    private record Shared(TestFirms.TestFirm firm, String token) {}

    record Answered(int status, HttpResponse<String> response, @Nullable JsonNode body) {
        String at(String field) {
            return Objects.requireNonNull(body).path(field).asString("");
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    private Answered send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = http.send(request.header("Authorization", "Bearer " + token).build(), HttpResponse.BodyHandlers.ofString());
        String type = response.headers().firstValue("Content-Type").orElse("");
        return new Answered(response.statusCode(), response, type.contains("json") ? json.readTree(response.body()) : null);
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private Answered get(String path) throws Exception {
        return send(at(path).GET());
    }

    private Answered post(String body) throws Exception {
        return send(at("/api/v1/probe/notes").header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private Answered post(String key, String body) throws Exception {
        return post("/api/v1/probe/notes", key, body);
    }

    private Answered post(String path, String key, String body) throws Exception {
        return send(at(path).header("Content-Type", "application/json").header("Idempotency-Key", key).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private long count(String text) {
        return firm.asAdministrator(() -> notes.count(text));
    }

    @Test
    void aCreationAnswers201WithItsPlaceAndExactMoney() throws Exception {
        var answer = post(NOTE.formatted("one"));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/api/v1/probe/notes/" + answer.at("id"));
        assertThat(answer.body().path("fee").toString()).isEqualTo("{\"amount\":\"12.50\",\"currency\":\"USD\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{\"amount\":12.5,\"currency\":\"USD\"} | fee",
        "{\"amount\":\"12.505\",\"currency\":\"USD\"} | fee",
        "{\"amount\":\"1e3\",\"currency\":\"USD\"} | fee",
        "{\"amount\":\"12.50\",\"currency\":\"ZZZ\"} | fee",
        "{\"amount\":\"12.50\"} | fee",
        "{\"amount\":\"12.50\",\"currency\":\"USD\",\"x\":1} | fee",
        "12.5 | fee",
        "\"12.50\" | fee"})
    void moneyThatIsNotExactIsRefusedAtItsField(String money, String field) throws Exception {
        var answer = post("""
            {"text":"m","fee":%s,"kind":"SHORT","on":"2026-11-23","pages":2}""".formatted(money));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.at("type")).isEqualTo("urn:chancery:refusal:malformed");
        assertThat(answer.at("field")).isEqualTo(field);
        assertThat(answer.at("detail")).doesNotContain("org.").isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "\"kind\":\"short\" | kind | malformed | 400",
        "\"kind\":1 | kind | malformed | 400",
        "\"on\":\"23.11.2026\" | on | malformed | 400",
        "\"on\":20261123 | on | malformed | 400",
        "\"pages\":\"2\" | pages | malformed | 400",
        "\"pages\":2.5 | pages | malformed | 400",
        "\"text\":5 | text | malformed | 400",
        "\"about\":\"nobody\" | about | malformed | 400",
        "\"colour\":\"red\" | colour | unknown-field | 400",
        "\"text\":null | text | required | 422",
        "\"fee\":null | fee | required | 422",
        "\"lines\":[{\"name\":\"a\"}] | lines[0].amount | required | 422",
        "\"lines\":[{\"name\":\"a\",\"amount\":1}] | lines[0].amount | malformed | 400"})
    void whatDoesNotFitIsNamed(String part, String field, String code, int status) throws Exception {
        String name = part.substring(1, part.indexOf('"', 1));
        String whole = "\"text\":\"t\",\"fee\":{\"amount\":\"1.00\",\"currency\":\"USD\"},\"kind\":\"SHORT\",\"on\":\"2026-11-23\",\"pages\":2";
        String rest = java.util.Arrays.stream(whole.split(",(?=\"(text|fee|kind|on|pages)\")")).filter(p -> !p.startsWith("\"" + name + "\""))
                .collect(java.util.stream.Collectors.joining(","));
        var answer = post("{" + rest + "," + part + "}");
        assertThat(answer.at("field")).isEqualTo(field);
        assertThat(answer.at("type")).isEqualTo("urn:chancery:refusal:" + code);
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void whatFollowsTheObjectIsRefused() throws Exception {
        assertThat(post(NOTE.formatted("a") + " {}").status()).isEqualTo(400);
    }

    @Test
    void everyMissingFieldIsNamedAtOnce() throws Exception {
        var answer = post("{\"pages\":1}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("errors").findValuesAsString("field")).containsExactly("text", "fee", "kind", "on");
    }

    @Test
    void aMissingNumberIsNotZero() throws Exception {
        var answer = post("""
            {"text":"t","fee":{"amount":"1","currency":"USD"},"kind":"SHORT","on":"2026-11-23"}""");
        assertThat(answer.at("field")).isEqualTo("pages");
        assertThat(answer.status()).isBetween(400, 422);
    }

    @ParameterizedTest
    @CsvSource({"'',400", "'[]',400", "'{',400", "'{\"text\":\"a\",\"text\":\"b\"}',400", "null,400"})
    void whatIsNotOneObjectIsRefused(String body, int status) throws Exception {
        var answer = post(body);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.at("type")).isEqualTo("urn:chancery:refusal:malformed");
    }

    @Test
    void statusesThatHttpHasAreProblemsToo() throws Exception {
        assertThat(get("/api/v1/nowhere").status()).isEqualTo(404);
        assertThat(get("/api/v1/nowhere").at("type")).isEqualTo("urn:chancery:refusal:not-found");
        assertThat(get("/api/v1/probe/notes/not-an-id").status()).isEqualTo(404);
        assertThat(get("/api/v1/probe/notes/00000000-0000-0000-0000-000000000000").status()).isEqualTo(404);
        var wrongMethod = send(at("/api/v1/probe/notes").DELETE());
        assertThat(wrongMethod.status()).isEqualTo(405);
        assertThat(wrongMethod.header("Allow")).contains("GET").contains("POST");
        var wrongType = send(at("/api/v1/probe/notes").header("Content-Type", "text/plain").POST(HttpRequest.BodyPublishers.ofString("a")));
        assertThat(wrongType.status()).isEqualTo(415);
        assertThat(wrongType.at("type")).isEqualTo("urn:chancery:refusal:media-type-unsupported");
        assertThat(send(at("/api/v1/probe/notes").header("Accept", "image/png").GET()).status()).isEqualTo(406);
        token = "wrong";
        assertThat(get("/api/v1/probe/notes").status()).isEqualTo(401);
    }

    @Test
    void aBodyBeyondTheLimitIs413AnnouncedOrNot() throws Exception {
        String large = NOTE.formatted("x".repeat(3_000_000));
        assertThat(post(large).status()).isEqualTo(413);
        assertThat(post("k", large).status()).isEqualTo(413);
        var chunked = send(at("/api/v1/probe/notes").header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large.getBytes(java.nio.charset.StandardCharsets.UTF_8)))));
        assertThat(chunked.status()).isEqualTo(413);
    }

    @Test
    void aFaultOfOursShowsNothingButAReference() throws Exception {
        var answer = post(NOTE.formatted("break"));
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.response().body()).doesNotContain("secret").doesNotContain("Exception");
        assertThat(UUID.fromString(answer.at("reference"))).isNotNull();
    }

    @Test
    void aVersionThatHasPassedIsAConflict() throws Exception {
        String path = "/api/v1/probe/notes/" + UUID.randomUUID();
        assertThat(get(path).header("ETag")).isEqualTo("\"7\"");
        assertThat(send(at(path).header("If-Match", "\"7\"").GET()).status()).isEqualTo(200);
        assertThat(send(at(path).header("If-Match", "\"6\"").GET()).status()).isEqualTo(409);
    }

    @Test
    void aListRefusesWhatItDoesNotKnow() throws Exception {
        post(NOTE.formatted("list b"));
        post(NOTE.formatted("list a"));
        assertThat(texts(get("/api/v1/probe/notes?q=list"))).containsExactly("list a", "list b");
        var first = get("/api/v1/probe/notes?q=list&limit=1&sort=-text");
        assertThat(texts(first)).containsExactly("list b");
        assertThat(texts(get("/api/v1/probe/notes?q=list&limit=1&sort=-text&cursor=" + first.at("nextCursor")))).containsExactly("list a");
        assertThat(get("/api/v1/probe/notes?q=list").body().path("nextCursor").isNull()).isTrue();
        for (String wrong : new String[] {"status=OPEN", "sort=colour", "cursor=abc", "limit=0", "limit=1001", "limit=x", "colour=BLUE", "sort=-text&cursor=" + get("/api/v1/probe/notes?limit=1").at("nextCursor")}) {
            assertThat(get("/api/v1/probe/notes?" + wrong).status()).as(wrong).isEqualTo(400);
        }
    }

    private static java.util.List<String> texts(Answered list) {
        return Objects.requireNonNull(list.body()).path("items").findValuesAsString("text");
    }

    @Test
    void theSameKeyGivesTheFirstAnswerAgainAndActsOnce() throws Exception {
        var first = post("k1", NOTE.formatted("once"));
        var again = post("k1", NOTE.formatted("once"));
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(count("once")).isEqualTo(1);
        var other = post("k1", NOTE.formatted("other"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.at("type")).isEqualTo("urn:chancery:refusal:idempotency-key-reused");
        assertThat(post("k2", NOTE.formatted("another")).status()).isEqualTo(201);
        assertThat(post("no spaces", NOTE.formatted("x")).status()).isEqualTo(400);
    }

    @Test
    void aKeyIsOneCallersOwn() throws Exception {
        assertThat(post("shared", NOTE.formatted("mine")).status()).isEqualTo(201);
        token = firm.tokenOf(firm.administrator());
        assertThat(post("shared", NOTE.formatted("theirs")).status()).isEqualTo(201);
    }

    @Test
    void aRefusalIsTheFirstAnswerTooAndLeavesNothing() throws Exception {
        var refused = post("r", NOTE.formatted("refuse"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("type")).isEqualTo("urn:chancery:refusal:note-refused");
        assertThat(post("r", NOTE.formatted("refuse")).header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(count("refuse")).isZero();
    }

    @Test
    void whatTheDatabaseRefusesAtTheCommitIsARefusalWithAKeyAsWithout() throws Exception {
        post(NOTE.formatted("twice"));
        assertThat(post(NOTE.formatted("twice")).at("type")).isEqualTo("urn:chancery:refusal:note-twice");
        var keyed = post("t", NOTE.formatted("twice"));
        assertThat(keyed.status()).isEqualTo(422);
        assertThat(keyed.at("type")).isEqualTo("urn:chancery:refusal:note-twice");
        assertThat(keyed.at("field")).isEqualTo("text");
        assertThat(post("t", NOTE.formatted("twice")).header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(count("twice")).isEqualTo(1);
        var negative = NOTE.formatted("negative").replace("12.50", "-1.00");
        assertThat(post("n", negative).at("type")).isEqualTo("urn:chancery:refusal:note-fee");
        assertThat(post("n", negative).header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void aFaultIsNotKept() throws Exception {
        assertThat(post("f", NOTE.formatted("break")).status()).isEqualTo(500);
        var again = post("f", NOTE.formatted("break"));
        assertThat(again.status()).isEqualTo(500);
        assertThat(again.header("Idempotency-Replayed")).isEmpty();
        assertThat(count("break")).isZero();
    }

    @Test
    void anAnswerThatHidesARefusalFailsWhole() throws Exception {
        assertThat(post("/api/v1/probe/half", "h", NOTE.formatted("refuse half")).status()).isEqualTo(500);
        assertThat(count("refuse half")).isZero();
    }

    @Test
    void anActWhoseAnswerCannotBeKeptIsUndone() throws Exception {
        assertThat(post("/api/v1/probe/endless", "e", NOTE.formatted("endless")).status()).isEqualTo(500);
        assertThat(count("endless")).isZero();
        assertThat(post("/api/v1/probe/notes", "e", NOTE.formatted("endless")).status()).isEqualTo(201);
    }

    @Test
    void aReasonReachesTheHistoryInsideTheTransactionOfAKey() throws Exception {
        assertThat(post("/api/v1/probe/reasons", "why", "{}").response().body()).isEqualTo("[\"none\",\"a typing error\",\"none\"]");
        assertThat(send(at("/api/v1/probe/reasons").POST(HttpRequest.BodyPublishers.noBody())).response().body()).isEqualTo("[\"none\",\"a typing error\",\"none\"]");
    }

    @Test
    void aRequestStillUnderWayIsAConflictAfterAWhile() throws Exception {
        var hold = new Probe.Notes.Hold();
        notes.holdNext(hold);
        var first = meanwhile(() -> post("slow", NOTE.formatted("slow")));
        Probe.Notes.await(hold.entered());
        var second = post("slow", NOTE.formatted("slow"));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.at("type")).isEqualTo("urn:chancery:refusal:idempotency-in-progress");
        assertThat(second.header("Retry-After")).isEqualTo("1");
        hold.go().countDown();
        assertThat(first.join().status()).isEqualTo(201);
        assertThat(post("slow", NOTE.formatted("slow")).header("Idempotency-Replayed")).isEqualTo("true");
    }

    private static <T> CompletableFuture<T> meanwhile(Callable<T> work) {
        var result = new CompletableFuture<T>();
        Thread.startVirtualThread(() -> {
            try {
                result.complete(work.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    @Test
    void theDescriptionSaysMoneyIdsListsAndErrorsOnce() throws Exception {
        var api = get("/v3/api-docs").body();
        assertThat(api.at("/components/securitySchemes/token/scheme").asString()).isEqualTo("bearer");
        assertThat(api.at("/components/schemas/Note/properties/id/format").asString()).isEqualTo("uuid");
        assertThat(api.at("/components/schemas/Note/properties/fee/properties/amount/type").asString()).isEqualTo("string");
        assertThat(api.at("/components/schemas/Problem/properties/detail/type").asString()).isEqualTo("string");
        var write = api.at("/paths/~1api~1v1~1probe~1notes/post");
        assertThat(write.at("/responses/422/$ref").asString()).isEqualTo("#/components/responses/Refused");
        assertThat(write.path("parameters").findValuesAsString("name")).containsExactly("Idempotency-Key");
        assertThat(api.at("/paths/~1api~1v1~1probe~1notes/get/parameters").findValuesAsString("name")).contains("limit", "cursor", "sort", "q");
        assertThat(api.toString()).doesNotContain("ListRequest");
    }

    @Test
    void aLargeUploadIsRefusedWithAnAnswer() throws Exception {
        assertThat(file("large", "b", "file", "x".repeat(27_000_000)).status()).isEqualTo(413);
    }

    @Test
    void requestsAtTheSameTimeActOnce() throws Exception {
        var hold = new Probe.Notes.Hold();
        notes.holdNext(hold);
        var racing = IntStream.range(0, 6).mapToObj(_ -> meanwhile(() -> post("race", NOTE.formatted("raced")))).toList();
        Probe.Notes.await(hold.entered());
        hold.go().countDown();
        var answers = racing.stream().map(CompletableFuture::join).toList();
        assertThat(answers).allMatch(a -> a.status() == 201);
        assertThat(answers.stream().map(a -> a.response().body()).distinct()).hasSize(1);
        assertThat(answers.stream().filter(a -> a.header("Idempotency-Replayed").isEmpty())).hasSize(1);
        assertThat(count("raced")).isEqualTo(1);
    }

    @Test
    void aFileIsTheSameWhateverItsBoundary() throws Exception {
        var first = file("same", "b1", "file", "hello");
        var again = file("same", "b2", "file", "hello");
        assertThat(first.status()).isEqualTo(200);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(file("same", "b3", "file", "hallo").at("type")).isEqualTo("urn:chancery:refusal:idempotency-key-reused");
    }

    @Test
    void aFileInTheWrongFieldIs400() throws Exception {
        var wrong = file("wrong", "b1", "document", "hello");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.at("field")).isEqualTo("file");
        var none = post("/api/v1/probe/files", "j", "{}");
        assertThat(none.status()).isEqualTo(400);
    }

    private Answered file(String key, String boundary, String field, String content) throws Exception {
        String body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"C:\\\\x\\\\a.ofx\"\r\nContent-Type: text/plain\r\n\r\n"
                + content + "\r\n--" + boundary + "--\r\n";
        return send(at("/api/v1/probe/files").header("Content-Type", "multipart/form-data; boundary=" + boundary).header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }
}
