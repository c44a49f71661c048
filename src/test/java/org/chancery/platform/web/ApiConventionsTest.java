package org.chancery.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every resource of the API has in common: exact values, refusals at their fields, statuses, lists and the description. */
class ApiConventionsTest extends ApiProbe {

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
}
