package org.chancery.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code kill -9} while eight callers post client money: what was acknowledged is there afterwards, and the books verify. On its way every command meets the data folder with
 * and without a running program, for a start of the program is the most that a test can cost.
 */
@Order(2)
class KilledUnderLoadTest {

    private static final int CALLERS = 8;
    private static final int ENOUGH = 200;
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private Set<String> inTheBackup = Set.of();

    @AfterEach
    void stopWhatALostTestLeft() {
        for (String each : List.of("data", "restored")) {
            LaunchedProgram.serverOf(folder.resolve(each)).ifPresent(ProcessHandle::destroy);
        }
    }

    @Test
    void everyAcknowledgedReceiptSurvivesAndTheBooksVerify() throws Exception {
        String token = firmAndToken();
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        String matter;
        String account;
        long server;
        try (LaunchedProgram program = LaunchedProgram.launch(folder, "start", "--port", "0", "--data", data())) {
            String url = program.ready();
            anotherProgramOnTheFolderIsRefused();
            matter = openMatter(url, token);
            account = post(url, token, "/bank-accounts", "{\"name\":\"IOLTA\",\"kind\":\"TRUST\",\"currency\":\"USD\"}").get("id").asString();
            aNarrowTokenIsRefused(url, token);
            killAmidPosting(program, url, token, receipt(account, matter), acknowledged);
            server = LaunchedProgram.serverOf(Path.of(data())).orElseThrow().pid();
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH);
        String ledger = "/trust/ledgers/" + matter + "?bankAccountId=" + account;
        try (LaunchedProgram again = LaunchedProgram.launch(folder, "start", "--port", "0", "--data", data())) {
            assertThat(entries(again.ready(), token, ledger)).containsAll(acknowledged);
            assertThat(LaunchedProgram.serverOf(Path.of(data())).orElseThrow().pid()).as("the server that the killed program left").isEqualTo(server);
            LaunchedProgram verify = LaunchedProgram.run(folder, "verify", "--data", data());
            assertThat(verify.exitCode(0)).as("%s %s", verify.lines(), verify.errors()).isZero();
            again.terminate();
            again.exitCode(30);
        }
        assertThat(LaunchedProgram.serverOf(Path.of(data()))).as("a signal ends both").isEmpty();
        theBackupIsWholeElsewhere(token, ledger);
        theLogIsLinesOfJsonWithoutSecrets(token);
    }

    /** What was refused says for which firm and on which occasion; no line holds a token, an address or a client's name. */
    private void theLogIsLinesOfJsonWithoutSecrets(String token) throws IOException {
        List<JsonNode> lines = Files.readAllLines(LaunchedProgram.logFile(folder)).stream().map(JSON::readTree).toList();
        assertThat(lines).allSatisfy(line -> assertThat(line.path("@timestamp").asString()).isNotEmpty());
        assertThat(lines).anySatisfy(line -> {
            assertThat(line.path("message").asString()).contains("was refused", "needs ledger.view");
            assertThat(line.path("firm").asString()).hasSize(36);
            assertThat(line.path("request").asString()).isNotEmpty();
        });
        assertThat(Files.readString(LaunchedProgram.logFile(folder))).doesNotContain(token, "chy_", "correct horse", "harcourt.example", "Ortiz", "Anna Lane");
    }

    private Set<String> entries(String url, String token, String ledger) throws IOException, InterruptedException {
        assertThat(LaunchedProgram.status(url + "/sign-in")).isEqualTo(200);
        return get(url, token, ledger).get("entries").valueStream().map(entry -> entry.get("id").asString()).collect(Collectors.toSet());
    }

    private void anotherProgramOnTheFolderIsRefused() throws IOException, InterruptedException {
        var another = LaunchedProgram.run(folder, "start", "--port", "0", "--data", data());
        assertThat(another.exitCode(0)).isEqualTo(1);
        assertThat(another.errors()).singleElement().asString().matches("chancery: Another Chancery \\(process \\d+, start\\) works on .*data\\.");
    }

    private void killAmidPosting(LaunchedProgram program, String url, String token, String body, Set<String> acknowledged) throws InterruptedException {
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            for (int caller = 0; caller < CALLERS; caller++) {
                callers.submit(() -> postUntilCutOff(url, token, body, acknowledged));
            }
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (acknowledged.size() < ENOUGH && System.nanoTime() < end) {
                Thread.sleep(20);
            }
            try {
                backUp(Set.copyOf(acknowledged));
            } finally {
                program.kill();
            }
        }
    }

    private void backUp(Set<String> acknowledged) {
        try {
            LaunchedProgram backup = LaunchedProgram.run(folder, "backup", "--to", backup(), "--data", data());
            assertThat(backup.exitCode(0)).as("%s %s", backup.lines(), backup.errors()).isZero();
            inTheBackup = acknowledged;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The backup was made amid the posting: elsewhere it has what was acknowledged before it began, and its books verify. */
    private void theBackupIsWholeElsewhere(String token, String ledger) throws Exception {
        String restored = folder.resolve("restored").toString();
        LaunchedProgram restore = LaunchedProgram.run(folder, "restore", "--from", backup(), "--data", restored);
        assertThat(restore.exitCode(0)).as("%s %s", restore.lines(), restore.errors()).isZero();
        try (LaunchedProgram program = LaunchedProgram.launch(folder, "start", "--port", "0", "--data", restored)) {
            assertThat(entries(program.ready(), token, ledger)).containsAll(inTheBackup);
            LaunchedProgram verify = LaunchedProgram.run(folder, "verify", "--data", restored);
            assertThat(verify.exitCode(0)).as("%s %s", verify.lines(), verify.errors()).isZero();
            program.terminate();
            program.exitCode(30);
        }
    }

    private String backup() {
        return folder.resolve("backup.tar.gz").toString();
    }

    /** Ends when the program is gone: a request that was cut off was not acknowledged. */
    private void postUntilCutOff(String url, String token, String body, Set<String> acknowledged) {
        try {
            while (true) {
                HttpResponse<String> answer = send(url, token, "/trust/receipts", body);
                if (answer.statusCode() == 201) {
                    acknowledged.add(JSON.readTree(answer.body()).get("id").asString());
                }
            }
        } catch (IOException cutOff) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String firmAndToken() throws IOException, InterruptedException {
        LaunchedProgram early = LaunchedProgram.run(folder, "token", "list", "--data", data());
        assertThat(early.exitCode(0)).isEqualTo(1);
        assertThat(early.errors().getLast()).isEqualTo("chancery: There is no firm yet: the first page of a started Chancery makes one.");
        List<String> create = new ArrayList<>(List.of("firm", "create", "--name", "Harcourt", "--jurisdiction", "us-ca", "--zone", "America/Los_Angeles", "--user", "Anna Lane",
                "--email", "anna@harcourt.example", "--data", data()));
        whole(LaunchedProgram.launch(folder, "correct horse battery\n", create));
        return whole(LaunchedProgram.run(folder, "token", "issue", "--user", "anna@harcourt.example", "--name", "load", "--data", data())).stream()
                .filter(line -> line.contains("chy_")).map(line -> line.substring(line.indexOf("chy_"))).findFirst().orElseThrow();
    }

    /** What a command printed that worked without a running program: it started the server, and stopped it. */
    private List<String> whole(LaunchedProgram command) throws IOException, InterruptedException {
        assertThat(command.exitCode(120)).as("%s", command.errors()).isZero();
        assertThat(LaunchedProgram.serverOf(Path.of(data()))).isEmpty();
        return command.lines();
    }

    private String openMatter(String url, String token) throws IOException, InterruptedException {
        String client = post(url, token, "/contacts", "{\"kind\":\"PERSON\",\"givenName\":\"Maria\",\"familyName\":\"Ortiz\",\"emails\":[]}").get("id").asString();
        String lawyer = get(url, token, "/users").get("items").get(0).get("id").asString();
        return post(url, token, "/matters", """
                {"clientId":"%s","name":"Estate of Ortiz","practiceArea":"Probate","responsibleId":"%s","openedOn":"2026-01-12","currency":"USD","arrangement":{"kind":"HOURLY"}}"""
                .formatted(client, lawyer)).get("id").asString();
    }

    private void aNarrowTokenIsRefused(String url, String token) throws IOException, InterruptedException {
        String lawyer = get(url, token, "/users").get("items").get(0).get("id").asString();
        String narrow = post(url, token, "/tokens", "{\"userId\":\"%s\",\"name\":\"narrow\",\"scopes\":[\"matters.view\"],\"days\":1}".formatted(lawyer)).get("secret").asString();
        assertThat(http.send(request(url, narrow, "/accounts").GET().build(), HttpResponse.BodyHandlers.discarding()).statusCode()).isEqualTo(403);
    }

    private static String receipt(String account, String matter) {
        return """
                {"bankAccountId":"%s","matterId":"%s","date":"2026-02-02","amount":{"amount":"12.50","currency":"USD"},"payor":"Maria Ortiz","purpose":"Advance on fees",
                 "instrument":"WIRE","reference":"W1","clearedOn":"2026-02-02"}""".formatted(account, matter);
    }

    private JsonNode post(String url, String token, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(url, token, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body());
    }

    private JsonNode get(String url, String token, String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request(url, token, path).GET().build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> send(String url, String token, String path, String body) throws IOException, InterruptedException {
        return http.send(request(url, token, path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String url, String token, String path) {
        return HttpRequest.newBuilder(URI.create(url + "/api/v1" + path)).header("Authorization", "Bearer " + token);
    }

    private String data() {
        return folder.resolve("data").toString();
    }
}
