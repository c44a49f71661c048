package org.chancery.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chancery.platform.audit.ReadLog;
import org.chancery.practice.contacts.ContactDetails;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.Contacts;
import org.chancery.practice.matters.MatterDetails;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.Matters;
import org.chancery.practice.matters.RaiseWall;
import org.chancery.practice.matters.Walls;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestFirms;
import org.chancery.testing.TestFirms.TestFirm;
import org.chancery.testing.TestWeb.Api;
import org.chancery.testing.TestWeb.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Emergency access is short, loud and looked over, and nobody gets from it what outlives it; who may do what is explained, and its use written down. */
@ChancerySpringTest
class EmergenciesTest {

    private static final String WHY = "The bookkeeper is ill and the court waits";

    @Autowired TestFirms firms;
    @Autowired Users users;
    @Autowired Emergencies emergencies;
    @Autowired Notices notices;
    @Autowired ReadLog reads;
    @Autowired Contacts contacts;
    @Autowired Matters matters;
    @Autowired Walls walls;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @LocalServerPort int port;

    TestFirm firm;
    UserId anna;
    UserId ivy;
    Session page;

    @BeforeEach
    void aFirmWithAnItManager() {
        firm = firms.found();
        anna = firm.administrator();
        ivy = firm.person("Ivy Moss", "IT manager");
        page = Session.signIn(port, firm.email("Ivy"));
    }

    private EmergencyId opened(Duration length, Permission... permissions) {
        return firm.as(ivy, () -> emergencies.open(Set.of(permissions), WHY, length).orThrow());
    }

    private static List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }

    @Test
    void itHoldsInTheBrowserOnlyIsSeenOnEveryPageAndEndsByItself() throws Exception {
        assertThat(page.get("/contacts").status()).isEqualTo(403);
        opened(Duration.ofSeconds(10), Permission.CONTACTS_VIEW);
        assertThat(page.get("/contacts").status()).isEqualTo(200);
        assertThat(page.get("/profile").text()).contains("You have emergency access until", "See contacts");
        assertThat(Session.signIn(port, firm.administratorEmail()).get("/profile").text()).contains("Ivy Moss has emergency access until");
        assertThat(new Api(port, firm.tokenOf(ivy)).get("/contacts").status()).as("not for programs").isEqualTo(403);
        assertThat(firm.asAdministrator(() -> notices.unseen())).anyMatch(notice -> notice.message().contains(WHY));
        Thread.sleep(10_100);
        assertThat(page.get("/contacts").status()).isEqualTo(403);
        assertThat(page.get("/profile").text()).doesNotContain("You have emergency access");
    }

    @Test
    void itOpensNoWall() {
        ContactId client = firm.asAdministrator(() -> contacts.add(ContactDetails.person("Maria", "Ortiz")).orThrow());
        MatterId matter = firm.asAdministrator(() -> matters.open(MatterDetails.hourly(client, "Estate of Ortiz").responsible(anna)).orThrow().id());
        opened(Duration.ofMinutes(5), Permission.MATTERS_VIEW);
        assertThat(page.get("/matters/" + matter).status()).isEqualTo(200);
        firm.asAdministrator(() -> walls.raise(RaiseWall.against(matter, "Lateral", ivy)).orThrow());
        assertThat(page.get("/matters/" + matter).status()).isEqualTo(404);
        assertThat(page.get("/matters").text()).doesNotContain("Estate of Ortiz");
    }

    @Test
    void nobodyTakesWhatOutlivesItOrMoreThanWasSaid() {
        assertThat(codes(firm.as(ivy, () -> emergencies.open(Set.of(Permission.WALLS_MANAGE), WHY, Duration.ofMinutes(5))))).containsExactly("never-in-emergency");
        assertThat(codes(firm.as(ivy, () -> emergencies.open(Set.of(Permission.TRUST_VIEW), "short", Duration.ofMinutes(5))))).containsExactly("required");
        assertThat(codes(firm.as(ivy, () -> emergencies.open(Set.of(Permission.TRUST_VIEW), WHY, Duration.ofHours(5))))).containsExactly("out-of-range");
        assertThat(codes(firm.as(ivy, () -> emergencies.open(Set.of(Permission.AUDIT_VIEW), WHY, Duration.ofMinutes(5))))).containsExactly("has-already");
        EmergencyId id = opened(Duration.ofMinutes(5), Permission.TRUST_VIEW);
        assertThatThrownBy(() -> sql("update platform.emergency_access set ends_at = ends_at + interval '1 hour' where id = '" + id + "'")).hasMessageContaining("does not grow");
        assertThatThrownBy(() -> sql("update platform.emergency_access set permissions = permissions || '{people.manage}' where id = '" + id + "'")).hasMessageContaining("does not grow");
        String raw = "insert into platform.emergency_access (id, user_id, permissions, reason, opened_at, ends_at) values ('%s', '%s', '{%s}', 'for a good reason', now(), now() + interval '1 hour')";
        assertThatThrownBy(() -> sql(raw.formatted(UUID.randomUUID(), ivy, "people.manage"))).hasMessageContaining("Nobody takes");
        assertThatThrownBy(() -> sql(raw.formatted(UUID.randomUUID(), anna, "trust.view"))).as("for another").isNotNull();
        UserId rosa = firm.person("Rosa Patel", "Bookkeeper");
        assertThatThrownBy(() -> firm.as(rosa, () -> transaction.execute(_ -> jdbc.sql(raw.formatted(UUID.randomUUID(), rosa, "audit.view")).update()))).hasMessageContaining("do not let you");
    }

    private void sql(String sql) {
        firm.as(ivy, () -> transaction.execute(_ -> jdbc.sql(sql).update()));
    }

    @Test
    void whatIsHeldInAnEmergencyDoesNotOutliveItInAToken() {
        UserId service = firm.add(new Users.NewUser("api@" + firm.id() + ".example", "API", "", Actor.Kind.SERVICE, false, false, null, List.of("Administrator")));
        opened(Duration.ofMinutes(5), Permission.TRUST_DISBURSE);
        String token = "insert into platform.api_token (id, user_id, name, token_hash, scopes, expires_at) values ('%s', '%s', 'x', '\\x%s', '{%s}', now() + interval '1 day')";
        assertThatThrownBy(() -> sql(token.formatted(UUID.randomUUID(), service, "01", "trust.disburse"))).hasMessageContaining("your roles permit");
        sql(token.formatted(UUID.randomUUID(), service, firm.id().toString().replace("-", ""), "people.view"));
        assertThatThrownBy(() -> sql("update platform.user_role set user_id = '%s'".formatted(ivy))).hasStackTraceContaining("permission denied for table user_role");
    }

    @Test
    void anotherPersonLooksOverAllThatWasDone() {
        EmergencyId id = opened(Duration.ofMinutes(5), Permission.CONTACTS_VIEW, Permission.CONTACTS_EDIT);
        assertThat(page.post("/contacts", "kind", "ORGANISATION", "name", "Emergency Couriers").status()).isBetween(302, 303);
        assertThat(codes(firm.asAdministrator(() -> emergencies.review(id, "Fine")))).containsExactly("not-ended");
        assertThat(page.post("/permissions/emergencies/" + id + "/end").status()).isEqualTo(303);
        assertThat(page.post("/contacts", "kind", "ORGANISATION", "name", "Too late").status()).isEqualTo(403);
        assertThat(codes(firm.as(ivy, () -> emergencies.review(id, "Fine")))).containsExactly("self-approval");
        assertThatThrownBy(() -> sql("update platform.emergency_access set reviewed_by = '%s', reviewed_at = now(), review = 'x' where id = '%s'".formatted(ivy, id))).hasMessageContaining("another person does");
        Session reviewer = Session.signIn(port, firm.administratorEmail());
        assertThat(reviewer.get("/history?emergencyId=" + id).text()).contains("Emergency Couriers", "web ").doesNotContain("Too late");
        assertThat(firm.asAdministrator(() -> emergencies.waitingForMe())).isEqualTo(1);
        assertThat(reviewer.post("/permissions/emergencies/" + id + "/review").status()).as("without a comment").isEqualTo(422);
        assertThat(reviewer.post("/permissions/emergencies/" + id + "/review", "comment", "Needed, and done well").status()).isEqualTo(303);
        assertThat(reviewer.get("/permissions/emergencies").text()).contains("Looked over", "Anna Lane");
        assertThat(firm.asAdministrator(() -> emergencies.waitingForMe())).isZero();
    }

    @Test
    void whoMayDoWhatIsExplainedAndItsUseShown() {
        UserId rosa = firm.person("Rosa Patel", "Bookkeeper");
        reads.flush();
        Session auditor = Session.signIn(port, firm.administratorEmail());
        String ivys = auditor.get("/people/" + ivy + "/permissions?sort=permission").text();
        assertThat(ivys).contains("Add people, set roles, issue tokens", "IT manager", "Anna Lane, alone");
        String paying = auditor.get("/permissions/trust.disburse?format=csv").body();
        assertThat(paying.lines().filter(line -> line.contains("Rosa Patel")).findFirst().orElseThrow()).contains("Bookkeeper", "Anna Lane", "Ivy Moss");
        assertThat(paying).doesNotContain("Ivy Moss,Pay");
        assertThat(auditor.get("/permissions/people.manage").text()).as("Anna has added people").containsPattern("Anna Lane .*\\d{4}, \\d");
        assertThat(auditor.get("/reads?kind=USED").text()).contains("Users.add", "people.manage");
        Session bookkeeper = Session.signIn(port, firm.email("Rosa"));
        assertThat(bookkeeper.get("/people/" + rosa + "/permissions").status()).as("one's own").isEqualTo(200);
        firm.person("Ben Cho", "Associate");
        Session ben = Session.signIn(port, firm.email("Ben"));
        assertThat(ben.get("/people/" + rosa + "/permissions").status()).isEqualTo(403);
        assertThat(ben.get("/permissions").status()).isEqualTo(403);
        assertThat(new Api(port, firm.tokenOf(anna)).get("/permissions?permission=trust.disburse").at("items/0/permission")).isEqualTo("trust.disburse");
    }
}
