package org.chancery.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.chancery.practice.contacts.ContactDetails;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.Contacts;
import org.chancery.practice.matters.MatterDetails;
import org.chancery.practice.matters.MatterId;
import org.chancery.testing.ChancerySpringTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What guards the browser of somebody who is signed in: against other sites, and against what other people typed. */
@ChancerySpringTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(6)
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class PageGuardsTest {

    private static final String SCRIPT = "\"'><script>alert(1)</script>";

    @Autowired ApplicationContext context;
    @Autowired Contacts contacts;
    @LocalServerPort int port;

    AttackedFirm attacked;

    @BeforeAll
    void aFirmWithOneOfEverything() {
        attacked = new AttackedFirm(context, port);
        hostileNames();
    }

    /** Clients, matters and work whose names a spreadsheet would calculate, and one that a browser would run. */
    private void hostileNames() {
        for (String name : List.of("=1+1", "+1+1", "-1+1", "@SUM(1)", "=HYPERLINK(\"http://evil.example\")", SCRIPT)) {
            ContactId client = attacked.victim.firm.asAdministrator(() -> contacts.add(ContactDetails.organisation(name)).orThrow());
            MatterId matter = attacked.victim.office.matter(MatterDetails.hourly(client, name));
            attacked.victim.office.time(matter, 30, name);
            attacked.victim.office.issued(matter, 60);
            attacked.victim.office.time(matter, 30, name);
        }
    }

    private List<Route> pages(boolean reads) {
        return attacked.routes.stream().filter(route -> !route.isApi() && route.isRead() == reads).toList();
    }

    @Test
    void noOtherSiteSendsAForm() {
        String before = attacked.fingerprint.take();
        Map<String, Integer> taken = new TreeMap<>();
        for (Route route : pages(false)) {
            var asked = attacked.requests.of(route);
            taken.put(route.toString(), attacked.page.forged("POST", asked.path(), asked.body()).status());
        }
        taken.put("POST /sign-in", Caller.nobody(port).forged("POST", "/sign-in", Body.form("email", attacked.victim.firm.administratorEmail(), "password", "x")).status());
        taken.put("POST /sign-out", attacked.page.forged("POST", "/sign-out", Body.form()).status());
        taken.values().removeIf(status -> status == 403);
        assertThat(taken).isEmpty();
        assertThat(attacked.fingerprint.take()).isEqualTo(before);
    }

    @Test
    void everyAnswerForbidsToBeFramedGuessedOrKept() {
        List<String> unguarded = new ArrayList<>();
        for (Route route : attacked.routes.stream().filter(Route::isRead).toList()) {
            Answer answer = attacked.rightful(route).get(attacked.requests.of(route).path());
            String policy = answer.header("Content-Security-Policy");
            boolean guarded = policy.contains("frame-ancestors 'none'") && policy.contains("default-src 'self'") && !policy.contains("unsafe") && policy.contains("form-action 'self'")
                    && answer.header("X-Frame-Options").equals("DENY") && answer.header("X-Content-Type-Options").equals("nosniff")
                    && answer.header("Referrer-Policy").equals("same-origin") && answer.header("Cache-Control").contains("no-store");
            if (!guarded) {
                unguarded.add(route + " " + answer.headers().map());
            }
        }
        assertThat(unguarded).isEmpty();
    }

    @Test
    void whatSomebodyTypedIsTextOnEveryPage() {
        List<String> running = new ArrayList<>();
        for (Route route : pages(true)) {
            String path = attacked.requests.of(route).path();
            for (String address : List.of(path, path + (path.contains("?") ? "&" : "?") + "q=" + Body.encoded(SCRIPT))) {
                if (attacked.page.get(address).text().contains("<script>alert(1)")) {
                    running.add(address);
                }
            }
        }
        assertThat(attacked.page.get("/contacts").text()).contains("&lt;script&gt;alert(1)");
        assertThat(running).isEmpty();
    }

    @Test
    void noFileHoldsAFormula() {
        List<String> formulas = new ArrayList<>();
        int files = 0;
        for (Route route : pages(true)) {
            for (String path : attacked.requests.others(route, attacked.requests.of(route).path())) {
                var answer = attacked.page.get(path);
                String type = answer.headers().firstValue("Content-Type").orElse("");
                if (type.startsWith("text/csv")) {
                    files++;
                    CsvReader.builder().ofCsvRecord(answer.text()).forEach(row -> row.getFields().stream().filter(PageGuardsTest::calculates)
                            .forEach(field -> formulas.add(path + ": " + field)));
                } else if (path.endsWith("format=xlsx") && answer.text().contains("<f>")) {
                    formulas.add(path);
                }
            }
        }
        assertThat(files).isGreaterThan(15);
        assertThat(attacked.page.get("/contacts?format=csv").text()).contains("'=1+1").contains("'-1+1").contains("'@SUM(1)");
        assertThat(formulas).isEmpty();
    }

    private static boolean calculates(String field) {
        return !field.isEmpty() && "=+-@\t\r".indexOf(field.charAt(0)) >= 0 && !field.matches("[-+]?[0-9.,]+");
    }

    @Test
    void nobodyIsSentToAnotherSite() {
        List<String> led = new ArrayList<>();
        for (Route route : pages(false)) {
            for (String name : Requests.names(route)) {
                for (String evil : List.of("//evil.example", "https://evil.example", "/\\evil.example", "/\t/evil.example", "javascript:alert(1)", "/{x}")) {
                    if (List.of("back", "next", "return", "to", "continue", "url").contains(name)) {
                        var asked = attacked.requests.of(route);
                        Answer answer = attacked.page.send("POST", asked.path(), asked.body().isForm() ? asked.body().with(name, evil) : Body.form(name, evil));
                        assertThat(answer.status()).as("%s with %s=%s", route, name, evil).isLessThan(500);
                        led.add(answer.header("Location"));
                    }
                }
            }
        }
        assertThat(led).isNotEmpty().allSatisfy(place -> assertThat(place.replaceFirst("^http://localhost:" + port + "(?=/)", "")).matches("(/([^/\\\\].*)?)?"));
    }

    @Test
    void aSessionIsAnotherOneAfterSignIn() {
        Caller browser = Caller.nobody(port);
        String before = browser.session();
        Answer answer = browser.send("POST", "/sign-in", Body.form("email", attacked.victim.firm.administratorEmail(), "password", org.chancery.testing.TestFirms.PASSWORD));
        assertThat(browser.session()).isNotEmpty().isNotEqualTo(before);
        assertThat(answer.headers().allValues("Set-Cookie")).anySatisfy(cookie -> assertThat(cookie).startsWith("chancery=").contains("HttpOnly").contains("SameSite=Lax"));
    }

    /** A wrong password and an unknown address look alike, and take as long. */
    @Test
    void nobodyLearnsWhoHasAnAccount() {
        long[] known = new long[3];
        long[] unknown = new long[3];
        for (int i = 0; i < known.length; i++) {
            attacked.victim.firm.person("Known" + i + " Person");
            known[i] = failing(attacked.victim.firm.email("Known" + i + " Person"));
            unknown[i] = failing("nobody" + i + "@" + attacked.victim.firm.administratorEmail().split("@")[1]);
        }
        Arrays.sort(known);
        Arrays.sort(unknown);
        assertThat((double) known[0] / unknown[0]).isBetween(0.4, 2.5);
    }

    private long failing(String email) {
        Caller browser = Caller.nobody(port);
        long start = System.nanoTime();
        Answer answer = browser.send("POST", "/sign-in", Body.form("email", email, "password", "no such password"));
        long took = System.nanoTime() - start;
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).endsWith("/sign-in?wrong");
        return took;
    }
}
