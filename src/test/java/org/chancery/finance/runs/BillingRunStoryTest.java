package org.chancery.finance.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chancery.testing.TestBilling.THROUGH;
import static org.chancery.testing.TestBilling.usd;

import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.chancery.shared.InvoiceId;
import org.chancery.finance.billing.PreBillId;
import org.chancery.finance.billing.PreBills;
import org.chancery.finance.delivery.BillPrints;
import org.chancery.finance.delivery.Deliveries;
import org.chancery.finance.delivery.DeliveryPreference;
import org.chancery.finance.delivery.DeliveryPreferences;
import org.chancery.finance.delivery.DeliveryState;
import org.chancery.finance.delivery.DeliveryWay;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Tokens;
import org.chancery.platform.jobs.Jobs;
import org.chancery.platform.jobs.RunId;
import org.chancery.platform.jobs.RunState;
import org.chancery.practice.contacts.ContactDetails;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.Contacts;
import org.chancery.practice.matters.MatterDetails;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.RaiseWall;
import org.chancery.practice.matters.Walls;
import org.chancery.shared.UserId;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestBilling;
import org.chancery.testing.TestBilling.BillingFirm;
import org.chancery.testing.TestFirms;
import org.chancery.testing.TestMail;
import org.chancery.testing.TestWeb.Api;
import org.chancery.testing.TestWeb.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Billing runs: from a rule to the mail that arrives, once, whatever happens in the middle. */
@ChancerySpringTest
class BillingRunStoryTest {

    @Autowired TestFirms firms;
    @Autowired TestBilling billing;
    @Autowired BillingRules rules;
    @Autowired BillingRuns runs;
    @Autowired DueRules due;
    @Autowired Jobs jobs;
    @Autowired PreBills preBills;
    @Autowired Deliveries deliveries;
    @Autowired DeliveryPreferences preferences;
    @Autowired BillPrints prints;
    @Autowired Contacts contacts;
    @Autowired Walls walls;
    @Autowired Tokens tokens;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @LocalServerPort int port;

    BillingFirm office;

    @BeforeEach
    void open() {
        office = billing.in(firms.found());
    }

    private BillingRunView run(BillingRunId id) {
        return office.firm.asAdministrator(() -> runs.find(id).orElseThrow());
    }

    private void ended(RunId job) {
        await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50)).until(() -> office.firm.asAdministrator(() -> jobs.find(job).orElseThrow()).state() == RunState.DONE);
    }

    private BillingRunView started(BillingRuleView rule, boolean dry) {
        BillingRunId id = office.firm.asAdministrator(() -> runs.start(new BillingRuns.StartRun(rule.id(), THROUGH, dry)).orThrow());
        ended(run(id).jobRunId());
        return run(id);
    }

    private BillingRuleView rule(BillingRuleTerms terms) {
        return office.firm.asAdministrator(() -> rules.add(terms).orThrow());
    }

    private void approveAll(BillingRunId id) {
        preBillsOf(id).forEach(bill -> office.firm.as(office.partner, () -> preBills.approve(PreBillId.of(bill)).orThrow()));
    }

    private List<String> preBillsOf(BillingRunId id) {
        return in("select pre_bill_id::text from finance.billing_run_matter where run_id = :id and pre_bill_id is not null order by id", id.value());
    }

    private List<String> in(String sql, UUID id) {
        return office.firm.asSystem(() -> transaction.execute(_ -> jdbc.sql(sql).param("id", id).query(String.class).list()));
    }

    private ContactId client(String name, DeliveryPreference wanted) {
        return office.firm.asAdministrator(() -> {
            ContactId id = contacts.add(ContactDetails.organisation(name)).orThrow();
            preferences.set(id, wanted).orThrow();
            return id;
        });
    }

    private void billable(ContactId client, String matter, int minutes) {
        office.time(office.matter(MatterDetails.hourly(client, matter)), minutes, "Work on " + matter);
    }

    @Test
    void fromARuleToTheMailThatArrivesThePaperAndTheFileThatCouldNotBeMade() throws Exception {
        String address = "bills@" + office.firm.id() + ".example";
        office.firm.asAdministrator(() -> preferences.set(office.client, new DeliveryPreference(DeliveryWay.EMAIL, List.of(address), "Dear Maria,", List.of())).orThrow());
        office.time(office.matter, 60, "Draft reply brief");
        billable(client("Paper Ltd", DeliveryPreference.usual()), "Lease", 120);
        billable(client("Systems Inc", new DeliveryPreference(DeliveryWay.E_BILL, List.of(), "", List.of())), "Licence", 60);
        billable(client("Quarterly plc", new DeliveryPreference(DeliveryWay.PRINT, List.of(), "", List.of(3, 6, 9, 12))), "Audit", 60);
        billable(office.client, "Small talk", 6);
        BillingRuleView rule = rule(BillingRuleTerms.onDemand("Month end").atLeast(usd("100.00")));

        BillingRunView dry = started(rule, true);
        assertThat(List.of(dry.count(RunMatterState.WOULD_PREPARE), dry.count(RunMatterState.LEFT_OUT), dry.count(RunMatterState.DRAFT))).containsExactly(3, 2, 0);
        assertThat(in("select id::text from finance.pre_bill where firm_id = :id", office.firm.id())).as("a dry run changes nothing").isEmpty();
        assertThat(in("select id::text from platform.inbox_item where firm_id = :id and kind = 'pre-bill'", office.firm.id())).isEmpty();

        BillingRunView run = started(rule, false);
        assertThat(run.states()).filteredOn(sum -> sum.state() == RunMatterState.DRAFT).singleElement()
                .isEqualTo(new BillingRunView.Sum(RunMatterState.DRAFT, 3, usd("1800.00")));
        assertThat(in("select id::text from platform.inbox_item where firm_id = :id and kind = 'pre-bill' and state = 'OPEN'", office.firm.id())).hasSize(3);
        String page = Session.signIn(port, office.firm.administratorEmail()).get("/billing-runs/" + run.id()).text();
        assertThat(page).contains("this client is billed for March, June, September, December", "$45.00 is less than $100.00", "Estate of Ortiz");
        assertThat(office.firm.asAdministrator(() -> runs.issue(run.id())).refusals()).extracting("code").containsExactly("nothing-approved");

        office.firm.as(office.partner, () -> office.review().comment(PreBillId.of(preBillsOf(run.id()).getFirst()), "Please look at the rate.").orThrow());
        assertThat(in("select for_person::text from platform.inbox_item where firm_id = :id and kind = 'pre-bill-comment'", office.firm.id())).containsExactly(office.firm.administrator().toString());
        approveAll(run.id());
        ended(office.firm.asAdministrator(() -> runs.issue(run.id()).orThrow()));
        assertThat(run(run.id()).count(RunMatterState.ISSUED)).isEqualTo(3);
        await().atMost(Duration.ofSeconds(30)).until(() -> deliveriesIn(DeliveryState.SENT).size() == 1 && deliveriesIn(DeliveryState.FAILED).size() == 1);
        assertThat(deliveriesIn(DeliveryState.FAILED).getFirst()).contains("no e-bill profile");
        arrived(address, 1);
        paper();
        again(address);
    }

    private List<String> deliveriesIn(DeliveryState state) {
        return in("select way || ' ' || reason from finance.bill_delivery where firm_id = :id and state = '" + state + "'", office.firm.id());
    }

    private static void arrived(String address, int times) throws Exception {
        List<MimeMessage> letters = TestMail.to(address);
        assertThat(letters).hasSize(times);
        MimeMessage letter = letters.getLast();
        assertThat(letter.getSubject()).matches("Bill 2026-000\\d from Firm .*");
        var parts = (MimeMultipart) letter.getContent();
        assertThat(parts.getBodyPart(0).getContent().toString()).contains("Dear Maria,", "over $450.00");
        assertThat(parts.getBodyPart(1).getFileName()).matches("bill-2026-000\\d\\.pdf");
        assertThat(parts.getBodyPart(1).getInputStream().readNBytes(5)).asString().isEqualTo("%PDF-");
    }

    private void paper() throws Exception {
        byte[] file = office.firm.asAdministrator(() -> prints.pdf(prints.print().orThrow()).orElseThrow());
        try (var pdf = Loader.loadPDF(file)) {
            assertThat(pdf.getNumberOfPages()).isPositive();
        }
        assertThat(office.firm.asAdministrator(prints::print).refusals()).extracting("code").containsExactly("nothing-waits");
    }

    /** Once by itself; a further time when it is asked for; and what a program left in the middle waits for a person's word. */
    private void again(String address) throws Exception {
        Api api = new Api(port, office.firm.serviceToken());
        String id = api.get("/bill-deliveries?way=EMAIL").at("items/0/id");
        String bill = api.get("/bill-deliveries?way=EMAIL").at("items/0/invoiceId");
        assertThat(api.post("/invoices/" + bill + "/deliveries", "").status()).isEqualTo(204);
        assertThat(api.post("/bill-deliveries/" + id + "/again", "").status()).isEqualTo(204);
        await().atMost(Duration.ofSeconds(30)).until(() -> deliveriesIn(DeliveryState.SENT).stream().filter(each -> each.startsWith("EMAIL")).count() == 2);
        arrived(address, 2);
        office.firm.asAdministrator(() -> transaction.execute(_ -> jdbc.sql("""
                insert into finance.bill_delivery (id, invoice_id, matter_id, way, recipient, occasion, asked_at, state)
                select gen_random_uuid(), invoice_id, matter_id, way, recipient, 9, now(), 'SENDING' from finance.bill_delivery where id = cast(:id as uuid)""").param("id", id).update()));
        assertThat(api.post("/bill-deliveries/send", "").status()).isEqualTo(204);
        await().atMost(Duration.ofSeconds(30)).until(() -> deliveriesIn(DeliveryState.UNSURE).size() == 1);
        arrived(address, 2);
    }

    @Test
    void aRunThatIsStoppedAgainAndAgainIsFinishedOnceAndNoNumberIsLost() {
        List<MatterId> matters = IntStream.rangeClosed(1, 40).mapToObj(i -> office.matter(MatterDetails.hourly(office.client, "Matter " + i))).toList();
        matters.forEach(matter -> office.time(matter, 30, "Work"));
        BillingRuleView rule = rule(BillingRuleTerms.onDemand("Forty"));
        BillingRunId id = office.firm.asAdministrator(() -> runs.start(new BillingRuns.StartRun(rule.id(), THROUGH, false)).orThrow());
        interrupt(run(id).jobRunId());
        assertThat(run(id).count(RunMatterState.DRAFT)).isEqualTo(40);
        assertThat(in("select distinct matter_id::text from finance.pre_bill where firm_id = :id", office.firm.id())).hasSize(40);
        assertThat(in("select id::text from finance.pre_bill where firm_id = :id", office.firm.id())).hasSize(40);
        approveAll(id);
        interrupt(office.firm.asAdministrator(() -> runs.issue(id).orThrow()));
        assertThat(in("select number from finance.invoice where firm_id = :id order by number", office.firm.id()))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 40).mapToObj("2026-%04d"::formatted).toList());
        assertThat(office.findings()).isEmpty();
    }

    private void interrupt(RunId job) {
        for (int done = 5; done <= 15; done += 5) {
            int enough = done;
            await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(10)).until(() -> office.firm.asAdministrator(() -> jobs.find(job).orElseThrow()).progress().done() >= enough);
            if (office.firm.asAdministrator(() -> jobs.stop(job)).isDone()) {
                office.firm.asAdministrator(() -> jobs.resume(job).orThrow());
            }
        }
        ended(job);
    }

    @Test
    void aRunTellsItsStarterNothingOfWhatAWallHidesAndDoesNoMoreThanItsToken() {
        UserId eve = office.firm.person("Eve Stone", "Administrator");
        MatterId secret = office.matter(MatterDetails.hourly(office.client, "Vantablack Acquisition"));
        office.time(secret, 60, "Tourbillon");
        office.time(office.matter, 60, "Draft reply brief");
        office.firm.asAdministrator(() -> walls.raise(RaiseWall.against(secret, "Lateral", eve)).orThrow());
        BillingRuleView rule = rule(BillingRuleTerms.onDemand("All"));
        String token = office.firm.asSystem(() -> tokens.issue(eve, "runs", EnumSet.of(Permission.BILLING_PREPARE, Permission.BILLING_VIEW, Permission.MATTERS_VIEW), Duration.ofDays(1)).orThrow());
        Api api = new Api(port, token);
        var started = api.post("/billing-rules/" + rule.id() + "/start", "{\"through\":\"" + THROUGH + "\",\"dry\":false}");
        assertThat(started.status()).isEqualTo(201);
        BillingRunId id = BillingRunId.of(started.at("id"));
        ended(run(id).jobRunId());
        assertThat(run(id).states()).as("the wall hides a matter from who started it").extracting(BillingRunView.Sum::state).containsExactly(RunMatterState.DRAFT);
        assertThat(run(id).count(RunMatterState.DRAFT)).as("the wall hides a matter from who started it").isEqualTo(1);
        String page = Session.signIn(port, office.firm.email("Eve")).get("/billing-runs/" + id).text();
        assertThat(page).contains("Estate of Ortiz", "1 of 1 done").doesNotContain("Vantablack");
        assertThat(in("select array_to_string(scopes, ' ') from platform.job_run where id = :id", run(id).jobRunId().value()).getFirst().split(" "))
                .containsExactlyInAnyOrder("billing.prepare", "billing.view", "matters.view");
        assertThat(api.post("/billing-runs/" + id + "/issue", "").status()).isEqualTo(403);

        BillingRunView all = started(rule, false);
        assertThat(all.count(RunMatterState.DRAFT)).as("the other one is seen by who may").isEqualTo(1);
        assertThat(Session.signIn(port, office.firm.email("Eve")).get("/billing-runs/" + all.id()).text()).doesNotContain("Vantablack");
    }

    @Test
    void aRuleStartsByItselfOnItsDayOnce() {
        office.time(office.matter, 60, "Draft reply brief");
        BillingRuleView rule = rule(BillingRuleTerms.onDemand("First of the month").onDay(1));
        office.firm.asSystem(() -> {
            transaction.executeWithoutResult(_ -> jdbc.sql("update finance.billing_rule set since = '2020-01-01' where id = :id").param("id", rule.id().value()).update());
            due.run();
            due.run();
            return true;
        });
        assertThat(in("select u.name from finance.billing_run g join platform.app_user u on u.id = g.started_by where g.rule_id = :id", rule.id().value())).containsExactly("Anna Lane");
    }

    @Test
    void aRuleThatCannotBeIsRefusedAtItsFields() {
        assertThat(office.firm.asAdministrator(() -> rules.add(new BillingRuleTerms(" ", 32, Through.THE_DAY, null, "", null, null, usd("-1.00")))).refusals()).extracting("field")
                .containsExactly("name", "dayOfMonth", "threshold");
        rule(BillingRuleTerms.onDemand("Twice"));
        assertThat(office.firm.asAdministrator(() -> rules.add(BillingRuleTerms.onDemand("Twice"))).refusals()).extracting("code").containsExactly("rule-name");
        assertThat(office.firm.asAdministrator(() -> preferences.set(office.client, DeliveryPreference.byMail("maria@ortiz.example\r\nBcc: eve@evil.example"))).refusals()).extracting("code")
                .containsExactly("email-invalid");
        assertThat(office.firm.asAdministrator(() -> deliveries.deliver(InvoiceId.next())).refusals()).extracting("code").containsExactly("not-found");
    }
}
