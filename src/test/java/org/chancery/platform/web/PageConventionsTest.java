package org.chancery.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestFirms;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@ChancerySpringTest
@Import(Probe.class)
@TestPropertySource(properties = "chancery.web.idempotency-wait=2s")
class PageConventionsTest {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private static @Nullable TestFirms.TestFirm shared;
    private static @Nullable HttpClient signedIn;
    private static String csrf = "";

    @Autowired TestFirms firms;
    @Autowired Probe.Notes notes;
    @LocalServerPort int port;

    private TestFirms.TestFirm firm;
    private HttpClient http;

    @BeforeEach
    void signIn() throws Exception {
        if (shared == null || signedIn == null) {
            shared = firms.found();
            signedIn = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
            http = signedIn;
            csrf = csrfOf(get("/sign-in").body());
            assertThat(post("/sign-in", "email=" + encoded(shared.administratorEmail()) + "&password=" + encoded(TestFirms.PASSWORD)).statusCode()).isEqualTo(302);
            csrf = csrfOf(get("/notes").body());
        }
        firm = shared;
        http = signedIn;
    }

    private static String csrfOf(String page) {
        var matcher = CSRF.matcher(page);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).header("Accept", "text/html").build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form + "&_csrf=" + encoded(csrf))).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String note(String text, String once) {
        return "text=" + encoded(text) + "&fee=1%2C250&kind=SHORT&on=11%2F23%2F2026&_once=" + once;
    }

    @Test
    void aListIsAPageWithItsFiltersHeadTotalsAndFiles() throws Exception {
        assertThat(post("/notes", note("page & <one>", java.util.UUID.randomUUID().toString())).statusCode()).isEqualTo(303);
        var page = get("/notes?q=page");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<title>", "page &amp; &lt;one&gt;", "aria-sort=\"ascending\"", "1,250.00", "1 row, all pages", "New note",
                "/notes?q=page&amp;format=csv", "/notes?q=page&amp;sort=-text").doesNotContain("<one>");
        assertThat(get("/notes?q=nothing-like-it").body()).contains("Nothing matches");
        assertThat(get("/notes?colour=BLUE").body()).contains("One of: RED.");
        var csv = get("/notes?q=page&format=csv");
        assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(csv.headers().firstValue("Content-Disposition").orElse("")).matches("attachment; filename=\"notes-\\d{4}-\\d\\d-\\d\\d.csv\"");
        assertThat(csv.body()).isEqualTo("Text,Fee,Currency\r\npage & <one>,1250.00,USD\r\n");
    }

    @Test
    void aFormSentTwiceActsOnce() throws Exception {
        String once = java.util.UUID.randomUUID().toString();
        var first = post("/notes", note("twice pressed", once));
        var second = post("/notes", note("twice pressed", once));
        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(second.statusCode()).isEqualTo(303);
        assertThat(second.headers().firstValue("Location")).isEqualTo(first.headers().firstValue("Location")).isPresent();
        assertThat(count("twice pressed")).isEqualTo(1);
    }

    @Test
    void aFormSentTwiceAtTheSameTimeActsOnce() throws Exception {
        String once = java.util.UUID.randomUUID().toString();
        var hold = new Probe.Notes.Hold();
        notes.holdNext("pressed", hold);
        var first = http.sendAsync(request(note("pressed", once)), HttpResponse.BodyHandlers.ofString());
        Probe.Notes.await(hold.entered());
        var second = http.sendAsync(request(note("pressed", once)), HttpResponse.BodyHandlers.ofString());
        Thread.sleep(300);
        hold.go().countDown();
        assertThat(first.join().headers().firstValue("Location")).isPresent().isEqualTo(second.join().headers().firstValue("Location"));
        assertThat(count("pressed")).isEqualTo(1);
    }

    private HttpRequest request(String form) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/notes")).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form + "&_csrf=" + encoded(csrf))).build();
    }

    @Test
    void goingBackAndWritingSomethingElseIsAnotherAct() throws Exception {
        String once = java.util.UUID.randomUUID().toString();
        var first = post("/notes", note("back one", once));
        var other = post("/notes", note("back two", once));
        assertThat(other.statusCode()).isEqualTo(303);
        assertThat(other.headers().firstValue("Location")).isNotEqualTo(first.headers().firstValue("Location"));
    }

    @Test
    void aRefusedFormMayBeSentAgain() throws Exception {
        String once = java.util.UUID.randomUUID().toString();
        assertThat(post("/notes", note("refuse this page", once)).statusCode()).isEqualTo(422);
        assertThat(post("/notes", note("refuse this page", once)).statusCode()).isEqualTo(422);
        assertThat(post("/notes", "text=&fee=1%2C5&kind=X&on=never&_once=" + once).body()).contains("This is needed.");
    }

    @Test
    void whatFailsIsAFriendlyPage() throws Exception {
        var missing = get("/nowhere");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).contains("Nothing here", "Go to the start").doesNotContain("Whitelabel");
        var broken = get("/notes/broken");
        assertThat(broken.statusCode()).isEqualTo(500);
        assertThat(broken.body()).contains("Something went wrong", "Reference:").doesNotContain("secret inside");
        var forged = http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/notes")).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("text=x")).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(forged.body()).contains("<html").doesNotContain("Whitelabel");
    }

    private long count(String text) {
        return firm.asAdministrator(() -> notes.count(text));
    }
}
