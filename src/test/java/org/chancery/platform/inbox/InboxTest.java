package org.chancery.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.chancery.finance.billing.PreBillId;
import org.chancery.finance.billing.PreBills;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Users;
import org.chancery.platform.jobs.Job;
import org.chancery.practice.matters.RaiseWall;
import org.chancery.practice.matters.Walls;
import org.chancery.practice.timekeeping.Approvals;
import org.chancery.practice.timekeeping.Billing;
import org.chancery.practice.timekeeping.NewTime;
import org.chancery.practice.timekeeping.TimeEntries;
import org.chancery.practice.timekeeping.WorkSelection;
import org.chancery.shared.Outcome;
import org.chancery.shared.UserId;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestBilling;
import org.chancery.testing.TestBilling.BillingFirm;
import org.chancery.testing.TestFirms;
import org.chancery.testing.TestFirms.TestFirm;
import org.chancery.testing.TestJobs;
import org.chancery.testing.TestWeb.Api;
import org.chancery.testing.TestWeb.Session;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ChancerySpringTest
class InboxTest {

    @Autowired TestFirms firms;
    @Autowired TestBilling billing;
    @Autowired TestJobs letters;
    @Autowired Inbox inbox;
    @Autowired InboxStore store;
    @Autowired PreBills preBills;
    @Autowired TimeEntries times;
    @Autowired Approvals approvals;
    @Autowired Walls walls;
    @Autowired Users users;
    @Autowired Firms calendar;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @LocalServerPort int port;

    private int waitingFor(TestFirm firm, UserId person) {
        return firm.as(person, () -> inbox.count());
    }

    /** The only open item of a kind. */
    private InboxItemId item(TestFirm firm, String kind) {
        return firm.asSystem(() -> transaction.execute(_ -> new InboxItemId(jdbc.sql("select id from platform.inbox_item where kind = :kind and state = 'OPEN'").param("kind", kind)
                .query(java.util.UUID.class).single())));
    }

    private PreBillId preBill(BillingFirm office) {
        office.time(office.matter, 42, "Telephone conference");
        return office.prepared(office.matter).id();
    }

    @Test
    void aPreBillWaitsForAnotherThanItsPreparerUntilItIsApprovedReopenedOrCancelled() {
        BillingFirm office = billing.in(firms.found());
        TestFirm firm = office.firm;
        PreBillId bill = preBill(office);
        assertThat(waitingFor(firm, firm.administrator())).as("the responsible lawyer prepared it herself").isZero();
        assertThat(waitingFor(firm, office.partner)).isEqualTo(1);
        assertThat(waitingFor(firm, office.ben)).as("may not approve").isZero();
        InboxItemId id = item(firm, "pre-bill");
        assertThat(Session.signIn(port, firm.email("Rita Patel")).get("/inbox").text()).contains("Pre-bill to approve", "Estate of Ortiz");
        assertThat(Session.signIn(port, firm.email("Ben Cho")).get("/inbox/" + id).status()).isEqualTo(404);
        firm.as(office.partner, () -> preBills.approve(bill).orThrow());
        assertThat(waitingFor(firm, office.partner)).isZero();
        assertThat(firm.as(office.partner, () -> inbox.find(id)).orElseThrow().state()).isEqualTo(InboxItem.State.DONE);
        firm.as(office.partner, () -> preBills.reopen(bill).orThrow());
        assertThat(waitingFor(firm, office.partner)).as("asked anew").isEqualTo(1);
        firm.asAdministrator(() -> preBills.cancel(bill, "Later").orThrow());
        assertThat(waitingFor(firm, office.partner)).isZero();
        assertThat(Session.signIn(port, firms.found().administratorEmail()).get("/inbox/" + id).status()).isEqualTo(404);
    }

    @Test
    void aWallHidesWhatWaitsAndNobodyIsGivenWhatHeMayNotKnowOf() {
        BillingFirm office = billing.in(firms.found());
        TestFirm firm = office.firm;
        UserId cara = firm.person("Cara Diaz", "Partner");
        UserId dan = firm.person("Dan Moss", "Partner");
        preBill(office);
        InboxItemId id = item(firm, "pre-bill");
        firm.asAdministrator(() -> walls.raise(RaiseWall.against(office.matter, "Lateral", office.partner)).orThrow());
        assertThat(waitingFor(firm, office.partner)).isZero();
        assertThat(Session.signIn(port, firm.email("Rita Patel")).get("/inbox/" + id).status()).isEqualTo(404);
        assertThat(firm.as(cara, () -> inbox.candidates(id))).extracting(Colleagues.Colleague::id).containsExactly(dan);
        LocalDate until = firm.asAdministrator(calendar::today).plusDays(3);
        for (UserId unable : List.of(office.partner, office.ben, firm.administrator(), cara)) {
            assertThat(firm.as(cara, () -> inbox.delegate(id, unable, until)).refusals()).extracting("code").containsExactly("colleague");
        }
    }

    @Test
    void whatIsDelegatedIsTheOthersUntilTheDayIsOverOrItIsTakenBack() {
        BillingFirm office = billing.in(firms.found());
        TestFirm firm = office.firm;
        UserId cara = firm.person("Cara Diaz", "Partner");
        preBill(office);
        InboxItemId id = item(firm, "pre-bill");
        LocalDate today = firm.asAdministrator(calendar::today);
        assertThat(firm.as(office.partner, () -> inbox.delegate(id, cara, today.minusDays(1))).refusals()).extracting("field").containsExactly("until");
        var session = Session.signIn(port, firm.email("Rita Patel"));
        session.get("/inbox/" + id);
        assertThat(session.post("/inbox/" + id + "/delegate", "colleague", "", "until", "soon").status()).isEqualTo(422);
        assertThat(session.post("/inbox/" + id + "/delegate", "colleague", cara.toString(), "until", today.plusDays(2).toString()).location()).isEqualTo("/inbox");
        assertThat(List.of(waitingFor(firm, office.partner), waitingFor(firm, cara))).containsExactly(0, 1);
        assertThat(session.get("/inbox/delegated").text()).contains("Pre-bill to approve", "Cara Diaz");
        firm.asSystem(() -> transaction.execute(_ -> jdbc.sql("update platform.inbox_item set delegated_until = :past where id = :id").param("past", today.minusDays(1)).param("id", id.value()).update()));
        assertThat(waitingFor(firm, office.partner)).as("its last day is over").isEqualTo(1);
        firm.as(office.partner, () -> inbox.delegate(id, cara, today).orThrow());
        firm.as(office.partner, () -> inbox.takeBack(id).orThrow());
        assertThat(waitingFor(firm, office.partner)).isEqualTo(1);
    }

    @Test
    void submittedTimeWaitsForTheResponsibleLawyerAndWhatWaitsTooLongForAllWhoMay() {
        BillingFirm office = billing.in(firms.found());
        TestFirm firm = office.firm;
        var entry = firm.as(office.ben, () -> times.record(new NewTime(office.matter, office.ben, TestBilling.DAY, 30, "Draft", null, null, Billing.BILLABLE, false)).orThrow());
        firm.as(office.ben, () -> approvals.submit(WorkSelection.ofTime(List.of(entry.id()))).orThrow());
        var other = firm.as(office.ben, () -> times.record(new NewTime(office.matter, office.ben, TestBilling.DAY, 12, "Call", null, null, Billing.BILLABLE, true)).orThrow());
        assertThat(List.of(waitingFor(firm, firm.administrator()), waitingFor(firm, office.partner), waitingFor(firm, office.ben))).as("one item, hers").containsExactly(1, 0, 0);
        LocalDate today = firm.asAdministrator(calendar::today);
        firm.asSystem(() -> transaction.execute(_ -> store.watch(today.plusDays(5), 4, calendar.now())));
        assertThat(waitingFor(firm, office.partner)).as("overdue, but not for too long").isZero();
        firm.asSystem(() -> transaction.execute(_ -> store.watch(today.plusDays(9), 4, calendar.now())));
        assertThat(List.of(waitingFor(firm, firm.administrator()), waitingFor(firm, office.partner), waitingFor(firm, office.ben))).containsExactly(1, 1, 0);
        assertThat(Session.signIn(port, firm.email("Rita Patel")).get("/inbox").text()).contains("Waits too long", "Time of Ben Cho to approve");
        firm.as(office.partner, () -> approvals.approve(WorkSelection.ofTime(List.of(entry.id()))).orThrow());
        assertThat(waitingFor(firm, office.partner)).as("one entry is left").isEqualTo(1);
        firm.as(office.partner, () -> approvals.approve(WorkSelection.ofTime(List.of(other.id()))).orThrow());
        assertThat(waitingFor(firm, office.partner)).isZero();
    }

    @Test
    void aChangeOfPermissionsWaitsForASecondPersonAndARunThatFailsForWhomItConcerns() {
        TestFirm firm = firms.found();
        UserId olga = firm.person("Olga Reyes", "Administrator");
        UserId bea = firm.person("Bea Lind", "Bookkeeper");
        UserId ben = firm.person("Ben Cho", "Associate");
        firm.asAdministrator(() -> users.setRoles(ben, List.of("Partner"), "Grows").orThrow());
        assertThat(List.of(waitingFor(firm, firm.administrator()), waitingFor(firm, olga))).containsExactly(0, 1);
        firm.approve(ben);
        assertThat(waitingFor(firm, olga)).isZero();
        var run = firm.as(ben, () -> letters.start("Two letters", List.of(new Job.Item("1", "One", null)), _ -> Outcome.refused("no", "No.")));
        await().atMost(Duration.ofSeconds(20)).until(() -> waitingFor(firm, bea) == 1);
        var session = Session.signIn(port, firm.email("Bea Lind"));
        assertThat(session.get("/jobs/" + run).text()).contains("1 parked");
        InboxItemId id = item(firm, "job");
        session.get("/inbox/" + id);
        assertThat(session.post("/inbox/" + id + "/done").location()).isEqualTo("/inbox");
        assertThat(waitingFor(firm, bea)).isZero();
        var api = new Api(port, firm.tokenOf(olga));
        assertThat(api.post("/inbox/" + id + "/done", "").status()).isEqualTo(422);
        assertThat(api.get("/inbox/" + id).at("settledByName")).isEqualTo("Bea Lind");
        assertThat(api.get("/inbox/everybody").status()).isEqualTo(200);
    }

    @Test
    void whatIsAskedTwiceOrAtOnceIsThereOnceAndTheCountFollowsAsItIsCommitted() throws Exception {
        TestFirm firm = firms.found();
        UserId bea = firm.person("Bea Lind", "Bookkeeper");
        var object = InboxItemId.next();
        Ask ask = Ask.of("test", object, "Something", "/").to(bea).doneByHand();
        try (BufferedReader events = stream(firm.email("Bea Lind"))) {
            assertThat(nextEvent(events)).contains(">0<");
            var asked = java.util.stream.IntStream.range(0, 4).mapToObj(_ -> CompletableFuture.runAsync(() -> firm.asAdministrator(() -> transaction.execute(_ -> {
                inbox.ask(ask);
                return true;
            })))).toList();
            asked.forEach(CompletableFuture::join);
            assertThat(nextEvent(events)).contains(">1<");
            assertThat(waitingFor(firm, bea)).isEqualTo(1);
            firm.asAdministrator(() -> transaction.execute(_ -> {
                inbox.settle("test", object);
                return true;
            }));
            assertThat(nextEvent(events)).contains(">0<");
        }
    }

    private BufferedReader stream(String email) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        String base = "http://localhost:" + port;
        String page = http.send(HttpRequest.newBuilder(URI.create(base + "/sign-in")).build(), HttpResponse.BodyHandlers.ofString()).body();
        String csrf = page.replaceFirst("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
        http.send(HttpRequest.newBuilder(URI.create(base + "/sign-in")).header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofString(
                "_csrf=%s&email=%s&password=%s".formatted(csrf, email, TestFirms.PASSWORD.replace(' ', '+')))).build(), HttpResponse.BodyHandlers.discarding());
        var answer = http.send(HttpRequest.newBuilder(URI.create(base + "/inbox/live")).header("Accept", "text/event-stream").build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    private static String nextEvent(BufferedReader events) throws IOException {
        String line = events.readLine();
        while (line != null && !line.startsWith("data:")) {
            line = events.readLine();
        }
        return String.valueOf(line);
    }
}
