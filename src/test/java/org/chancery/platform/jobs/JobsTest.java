package org.chancery.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.chancery.platform.activity.Activities;
import org.chancery.platform.database.Database;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Users;
import org.chancery.platform.jobs.Job.Item;
import org.chancery.platform.jobs.RunWorker.Assignment;
import org.chancery.practice.matters.MatterDetails;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.Matters;
import org.chancery.practice.matters.RaiseWall;
import org.chancery.practice.matters.Walls;
import org.chancery.shared.Outcome;
import org.chancery.shared.UserId;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestBilling;
import org.chancery.testing.TestDatabase;
import org.chancery.testing.TestFirms;
import org.chancery.testing.TestFirms.TestFirm;
import org.chancery.testing.TestJobs;
import org.chancery.testing.TestWeb.Api;
import org.chancery.testing.TestWeb.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@ChancerySpringTest
class JobsTest {

    @Autowired TestFirms firms;
    @Autowired TestBilling billing;
    @Autowired TestJobs letters;
    @Autowired Jobs jobs;
    @Autowired RunWorker worker;
    @Autowired Activities activities;
    @Autowired Matters matters;
    @Autowired Walls walls;
    @Autowired Users users;
    @Autowired JdbcClient jdbc;
    @Autowired Database database;
    @LocalServerPort int port;

    JdbcClient owner;

    /** A table in which each item leaves a row of what it did, as often as it does. */
    @BeforeEach
    void table() {
        owner = JdbcClient.create(new DriverManagerDataSource(database.url(), database.owner().name(), database.owner().password()));
        owner.sql("create table if not exists platform.probe_letter (run uuid not null, key text not null)").update();
        owner.sql("grant select, insert on platform.probe_letter to " + database.app().name()).update();
    }

    private Outcome<String> written(UUID mark, Item item) {
        jdbc.sql("insert into platform.probe_letter (run, key) values (:run, :key)").param("run", mark).param("key", item.key()).update();
        return Outcome.done("written");
    }

    private List<String> letters(UUID mark) {
        return owner.sql("select key from platform.probe_letter where run = :run order by length(key), key").param("run", mark).query(String.class).list();
    }

    private static List<Item> items(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> new Item("L" + i, "Letter " + i, null)).toList();
    }

    private static List<String> keys(int count) {
        return items(count).stream().map(Item::key).toList();
    }

    private Run run(TestFirm firm, RunId id) {
        return firm.asAdministrator(() -> jobs.find(id).orElseThrow());
    }

    private Run ended(TestFirm firm, RunId id, RunState state) {
        await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50)).until(() -> run(firm, id).state() == state);
        return run(firm, id);
    }

    @Test
    void whatIsRefusedIsParkedWithItsReasonAndTheRunGoesOnAndIsTriedAgain() {
        TestFirm firm = firms.found();
        UUID mark = UUID.randomUUID();
        var open = new AtomicBoolean();
        RunId id = firm.asAdministrator(() -> letters.start("Five letters", items(5),
                item -> item.key().equals("L2") && !open.get() ? written(mark, item).flatMap(_ -> Outcome.refused("no-address", "It has no address.")) : written(mark, item)));
        Run done = ended(firm, id, RunState.DONE);
        assertThat(done.progress()).satisfies(progress -> assertThat(List.of(progress.done(), progress.parked(), progress.waiting())).containsExactly(4, 1, 0));
        assertThat(letters(mark)).as("what was refused did nothing").containsExactly("L1", "L3", "L4", "L5");
        var session = Session.signIn(port, firm.administratorEmail());
        assertThat(session.get("/jobs/" + id + "?state=PARKED").text()).contains("It has no address.", "4 of 5 done, 1 parked");
        assertThat(session.get("/jobs/" + id + "/failures").text()).contains("Letter 2", "It has no address.");
        open.set(true);
        assertThat(session.post("/jobs/" + id + "/retry").location()).isEqualTo("/jobs/" + id);
        await().atMost(Duration.ofSeconds(20)).until(() -> run(firm, id).progress().done() == 5 && run(firm, id).state() == RunState.DONE);
        assertThat(letters(mark)).containsExactlyElementsOf(keys(5));
        assertThat(firm.asAdministrator(() -> jobs.retry(id)).refusals()).extracting("code").containsExactly("job-state");
        assertThat(firm.asAdministrator(() -> activities.ofObject("job-run", id.toString(), 9))).extracting("type").contains("RunStarted", "RunDone", "RunResumed");
    }

    /** The node dies in the middle of an item: its transaction is gone and its heartbeat stops. Another takes over; what the first says later is not heard. */
    @Test
    void aRunWhoseNodeIsKilledIsFinishedOnceByAnother() throws Exception {
        TestFirm firm = firms.found();
        UUID mark = UUID.randomUUID();
        var dying = new AtomicBoolean(true);
        var backend = new AtomicLong();
        var reached = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        RunId id = firm.asAdministrator(() -> letters.start("Killed in the middle", new TestJobs.Script(() -> items(6), item -> {
            Outcome<String> written = written(mark, item);
            if (item.key().equals("L3") && dying.getAndSet(false)) {
                backend.set(jdbc.sql("select pg_backend_pid()").query(Long.class).single());
                reached.countDown();
                waitFor(released);
            }
            return written;
        }), run -> jdbc.sql("update platform.scheduled_task set picked = true, picked_by = 'a node that dies', last_heartbeat = now(), version = version + 1 where task_instance like :run")
                .param("run", "%" + run + "%").update()));
        var dead = CompletableFuture.supplyAsync(() -> worker.work(new Assignment(firm.id(), id, 1), () -> false));
        assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(letters(mark)).containsExactly("L1", "L2");
        TestDatabase.superuser().sql("select pg_terminate_backend(:pid)").param("pid", backend.intValue()).query(Boolean.class).single();
        Run done = ended(firm, id, RunState.DONE);
        released.countDown();
        assertThat(dead.get(10, TimeUnit.SECONDS)).isEmpty();
        assertThat(done.progress().done()).isEqualTo(6);
        assertThat(letters(mark)).containsExactlyElementsOf(keys(6));
        assertThat(run(firm, id).state()).isEqualTo(RunState.DONE);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(40, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void workersOnOneRunNeverDoOneItemTwice() {
        TestFirm firm = firms.found();
        UUID mark = UUID.randomUUID();
        RunId id = firm.asAdministrator(() -> letters.start("Contested", items(120), item -> written(mark, item)));
        List<CompletableFuture<?>> others = IntStream.range(0, 3)
                .<CompletableFuture<?>>mapToObj(_ -> CompletableFuture.runAsync(() -> worker.work(new Assignment(firm.id(), id, 1), () -> false))).toList();
        others.forEach(CompletableFuture::join);
        assertThat(ended(firm, id, RunState.DONE).progress().done()).isEqualTo(120);
        assertThat(letters(mark)).containsExactlyElementsOf(keys(120));
    }

    @Test
    void aFaultIsTriedAgainAfterPausesThatGrowAndThenLeftToAPersonWhileTheOthersGoOn() {
        TestFirm firm = firms.found();
        UUID mark = UUID.randomUUID();
        var tries = new AtomicInteger();
        RunId id = firm.asAdministrator(() -> letters.start("Faults", items(4), item -> {
            if (item.key().equals("L1") || item.key().equals("L2") && tries.incrementAndGet() < 3) {
                throw new IllegalStateException("Secret of Vantablack");
            }
            return written(mark, item);
        }));
        assertThat(ended(firm, id, RunState.DONE).progress().parked()).isEqualTo(1);
        assertThat(letters(mark)).containsExactly("L2", "L3", "L4");
        var api = new Api(port, firm.serviceToken());
        var failures = api.get("/jobs/" + id + "/failures?sort=at");
        assertThat(failures.at("items/0/reason")).contains("IllegalStateException").doesNotContain("Vantablack");
        List<Long> pauses = firm.asAdministrator(() -> inFirm("""
                select extract(milliseconds from f.again_at - f.at)::bigint from platform.job_failure f join platform.job_item i on i.firm_id = f.firm_id and i.id = f.item_id
                where f.run_id = :run and i.key = 'L1' and f.again_at is not null order by f.at""", id));
        assertThat(pauses).hasSize(4).isSorted();
        assertThat(pauses.getLast()).isGreaterThan(pauses.getFirst() * 6);
    }

    @Autowired org.springframework.transaction.support.TransactionTemplate transaction;

    private List<Long> inFirm(String sql, RunId run) {
        return transaction.execute(_ -> jdbc.sql(sql).param("run", run.value()).query(Long.class).list());
    }

    @Test
    void aRunThatCannotBePlannedFailsAndSaysWhyAndCanBeTriedAgain() {
        TestFirm firm = firms.found();
        var broken = new AtomicBoolean(true);
        RunId id = firm.asAdministrator(() -> letters.start("Unplanned", new TestJobs.Script(() -> {
            if (broken.get()) {
                throw new IllegalStateException("no plan");
            }
            return items(1);
        }, _ -> Outcome.done(""))));
        assertThat(ended(firm, id, RunState.FAILED).reason()).contains("IllegalStateException");
        assertThat(firm.asAdministrator(() -> activities.ofObject("job-run", id.toString(), 9))).extracting("type").contains("RunFailed");
        broken.set(false);
        firm.asAdministrator(() -> jobs.retry(id).orThrow());
        assertThat(ended(firm, id, RunState.DONE).progress().done()).isEqualTo(1);
    }

    @Test
    void aRunIsStoppedBetweenItemsAndResumedByWhoeverMayManageJobs() throws Exception {
        TestFirm firm = firms.found();
        UserId ben = firm.person("Ben Cho", "Associate");
        UserId cara = firm.person("Cara Diaz", "Associate");
        UUID mark = UUID.randomUUID();
        var under = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        RunId id = firm.as(ben, () -> letters.start("Winter circular", items(3), item -> {
            under.countDown();
            waitFor(released);
            return written(mark, item);
        }));
        assertThat(under.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(firm.as(cara, () -> jobs.find(id))).as("another's run").isEmpty();
        assertThat(firm.as(cara, () -> jobs.stop(id)).refusals()).extracting("code").containsExactly("not-found");
        assertThat(Session.signIn(port, firm.email("Cara Diaz")).get("/jobs").text()).doesNotContain("Winter circular");
        firm.as(ben, () -> jobs.stop(id).orThrow());
        released.countDown();
        await().atMost(Duration.ofSeconds(10)).until(() -> letters(mark).equals(List.of("L1")));
        assertThat(run(firm, id).state()).isEqualTo(RunState.STOPPED);
        var api = new Api(port, firm.serviceToken());
        assertThat(api.post("/jobs/" + id + "/resume", "").status()).isEqualTo(204);
        assertThat(ended(firm, id, RunState.DONE).progress().done()).isEqualTo(3);
        assertThat(letters(mark)).containsExactlyElementsOf(keys(3));
        assertThat(api.post("/jobs/" + id + "/stop", "").status()).isEqualTo(422);
        assertThat(api.get("/jobs?state=DONE").at("items/0/startedByName")).isEqualTo("Ben Cho");
    }

    @Test
    void aRunActsAsWhoStartedItWithThePermissionsAndWallsOfThatMoment() throws Exception {
        var office = billing.in(firms.found());
        TestFirm firm = office.firm;
        MatterId secret = office.matter(MatterDetails.hourly(office.client, "Vantablack Acquisition"));
        var under = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        List<Item> items = List.of(new Item("open", "Letter for Ortiz", office.matter.value()), new Item("may", "What he may not", null), new Item("walled", "Letter for Vantablack", secret.value()));
        RunId id = firm.as(office.ben, () -> letters.start("As Ben", items, item -> {
            under.countDown();
            waitFor(released);
            if (item.key().equals("may")) {
                return users.leave(office.partner).map(UserId::toString);
            }
            return matters.find(MatterId.of(String.valueOf(item.matter()))).map(found -> Outcome.done(Actors.current().name())).orElseThrow();
        }));
        assertThat(under.await(10, TimeUnit.SECONDS)).isTrue();
        firm.asAdministrator(() -> walls.raise(RaiseWall.against(secret, "Lateral", office.ben)).orThrow());
        released.countDown();
        assertThat(ended(firm, id, RunState.DONE).progress().parked()).isEqualTo(2);
        var api = new Api(port, firm.tokenOf(firm.administrator()));
        var all = api.get("/jobs/" + id + "/items");
        assertThat(all.at("items/0/remark")).isEqualTo("Ben Cho");
        assertThat(all.at("items/1/remark")).contains("Ben Cho does not have the permission");
        assertThat(all.at("items/2/remark")).contains("A wall now stands");
        assertThat(Session.signIn(port, firm.email("Ben Cho")).get("/jobs/" + id).text()).contains("1 of 3 done, 2 parked", "Letter for Ortiz").doesNotContain("Vantablack");
        assertThat(firm.as(office.ben, () -> Actors.current().may(Permission.JOBS_MANAGE))).isFalse();
    }

    @Test
    void aRunOfSomebodyWhoHasLeftFailsAndOthersOfAnotherFirmDoNotExist() throws Exception {
        TestFirm firm = firms.found();
        UserId ben = firm.person("Ben Cho", "Associate");
        var released = new CountDownLatch(1);
        var under = new CountDownLatch(1);
        RunId id = firm.as(ben, () -> letters.start("Left alone", items(2), _ -> {
            under.countDown();
            waitFor(released);
            return Outcome.done("");
        }));
        assertThat(under.await(10, TimeUnit.SECONDS)).isTrue();
        firm.asAdministrator(() -> jobs.stop(id).orThrow());
        released.countDown();
        firm.asAdministrator(() -> users.leave(ben).orThrow());
        firm.asAdministrator(() -> jobs.resume(id).orThrow());
        assertThat(ended(firm, id, RunState.FAILED).reason()).contains("Ben Cho has left");
        TestFirm other = firms.found();
        assertThat(other.asAdministrator(() -> jobs.find(id))).isEmpty();
        assertThat(Session.signIn(port, other.administratorEmail()).get("/jobs/" + id).status()).isEqualTo(404);
    }
}
