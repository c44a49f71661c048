package org.chancery.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A request sent twice with one key acts once and is answered alike, whatever comes of it and however many come at once. */
class IdempotencyTest extends ApiProbe {

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
        notes.holdNext("slow", hold);
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
    void aLargeUploadIsRefusedWithAnAnswer() throws Exception {
        assertThat(file("large", "b", "file", "x".repeat(27_000_000)).status()).isEqualTo(413);
    }

    @Test
    void requestsAtTheSameTimeActOnce() throws Exception {
        var hold = new Probe.Notes.Hold();
        notes.holdNext("raced", hold);
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
