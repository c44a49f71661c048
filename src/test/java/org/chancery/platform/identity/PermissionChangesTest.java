package org.chancery.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.time.Duration;
import org.chancery.platform.identity.PermissionChange.Status;
import org.chancery.platform.identity.PermissionChange.Way;
import org.chancery.platform.identity.Roles.RoleChange;
import org.chancery.shared.Id;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestClock;
import org.chancery.testing.TestFirms;
import org.chancery.testing.TestFirms.TestFirm;
import org.chancery.testing.TestWeb.Api;
import org.chancery.testing.TestWeb.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Giving a permission takes two people, taking it away takes one; the database holds it against everything the program might write. */
@ChancerySpringTest
class PermissionChangesTest {

    @Autowired TestFirms firms;
    @Autowired Users users;
    @Autowired Roles roles;
    @Autowired PermissionChanges changes;
    @Autowired Tokens tokens;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @LocalServerPort int port;

    TestFirm firm;
    UserId anna;
    UserId rosa;

    @BeforeEach
    void aFirmOfOneAdministratorAndABookkeeper() {
        firm = firms.found();
        anna = firm.administrator();
        rosa = firm.person("Rosa Patel", "Bookkeeper");
    }

    @AfterEach
    void letTheClockRun() {
        TestClock.set(null);
    }

    private boolean may(UserId user, Permission permission) {
        return users.actor(firm.id(), user).orElseThrow().may(permission);
    }

    private PermissionChange asked(UserId subject) {
        List<PermissionChange> waiting = firm.asAdministrator(() -> changes.waitingFor(subject.value()));
        assertThat(waiting).hasSize(1);
        return waiting.getFirst();
    }

    private static List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }

    private List<String> approve(UserId by, PermissionChange change) {
        return codes(firm.as(by, () -> changes.approve(change.id(), "")));
    }

    @Test
    void whatGivesAPermissionWaitsForAnotherPersonWhoGainsNothingByIt() {
        UserId ivy = firm.person("Ivy Moss", "IT manager");
        UserId ben = firm.person("Ben Cho", "IT manager");
        firm.asAdministrator(() -> users.setRoles(ivy, List.of("IT manager", "Partner"), "Leads the office").orThrow());
        PermissionChange change = asked(ivy);
        assertThat(may(ivy, Permission.TRUST_VIEW)).isFalse();
        assertThat(change.gives(ivy)).isTrue();
        assertThat(approve(anna, change)).containsExactly("self-approval");
        assertThat(approve(ivy, change)).containsExactly("self-grant");
        assertThat(approve(ben, change)).isEmpty();
        assertThat(may(ivy, Permission.TRUST_VIEW)).isTrue();
        assertThat(approve(ben, change)).containsExactly("decided");
        PermissionChange done = firm.asAdministrator(() -> changes.find(change.id()).orElseThrow());
        assertThat(done.way()).isEqualTo(Way.APPROVED);
        assertThat(done.decidedByName()).isEqualTo("Ben Cho");
    }

    @Test
    void oneMayAskForHimselfButIsNeverAlone() {
        UserId ivy = firm.person("Ivy Moss", "IT manager");
        firm.as(ivy, () -> users.setRoles(ivy, List.of("IT manager", "Bookkeeper"), "Helps out in August").orThrow());
        assertThat(approve(ivy, asked(ivy))).containsExactly("self-approval");
        assertThat(may(ivy, Permission.TRUST_DISBURSE)).isFalse();
        assertThat(approve(anna, asked(ivy))).isEmpty();
        assertThat(may(ivy, Permission.TRUST_DISBURSE)).isTrue();
    }

    @Test
    void whatOnlyTakesAwayHoldsAtOnce() {
        UserId ivy = firm.person("Ivy Moss", "IT manager");
        firm.as(ivy, () -> users.setRoles(rosa, List.of(), "Under suspicion").orThrow());
        assertThat(may(rosa, Permission.TRUST_DISBURSE)).isFalse();
        assertThat(firm.asAdministrator(() -> changes.waitingFor(rosa.value()))).isEmpty();
    }

    @Test
    void whereNobodyElseCouldApproveOneActsAloneAndAnotherLooksItOver() {
        UserId ivy = firm.person("Ivy Moss", "IT manager");
        assertThat(may(ivy, Permission.PEOPLE_MANAGE)).as("before a second person could approve").isTrue();
        UUID id = firm.asAdministrator(() -> transaction.execute(_ -> jdbc.sql("select id from platform.permission_change where subject_id = :ivy").param("ivy", ivy.value()).query(UUID.class).single()));
        PermissionChangeId change = new PermissionChangeId(id);
        assertThat(firm.asAdministrator(() -> changes.find(change).orElseThrow()).unreviewed()).isTrue();
        assertThat(codes(firm.asAdministrator(() -> changes.review(change, "Fine")))).containsExactly("self-approval");
        assertThat(firm.as(ivy, () -> changes.waitingForMe())).as("Rosa and Ivy, not the founding").isEqualTo(2);
        assertThat(codes(firm.as(ivy, () -> changes.review(change, "As agreed")))).isEmpty();
        assertThat(codes(firm.as(ivy, () -> changes.review(change, "Again")))).containsExactly("reviewed");
        assertThat(firm.as(ivy, () -> changes.waitingForMe())).isEqualTo(1);
    }

    @Test
    void whoTakesTheirPlaceFromTheOthersIsNotTherebyAlone() {
        UserId ivy = firm.person("Ivy Moss", "IT manager");
        firm.asAdministrator(() -> users.setRoles(ivy, List.of(), "Out of the way").orThrow());
        firm.asAdministrator(() -> users.setRoles(rosa, List.of("Bookkeeper", "Administrator"), "Now I can").orThrow());
        assertThat(may(rosa, Permission.PEOPLE_MANAGE)).isFalse();
        assertThat(approve(anna, asked(rosa))).containsExactly("self-approval");
        assertThat(firm.asAdministrator(() -> changes.approvers(asked(rosa))).getFirst().until()).as("her place is kept for three days").isNotNull();
    }

    @Test
    void whatNoLongerFitsOrCameTooLateIsRefused() {
        UserId ivy = firm.person("Ivy Moss", "IT manager");
        RoleId associate = firm.asAdministrator(() -> roles.all()).stream().filter(role -> role.name().equals("Associate")).findFirst().orElseThrow().id();
        firm.asAdministrator(() -> users.setRoles(rosa, List.of("Associate", "Bookkeeper", "Paralegal"), "Helps").orThrow());
        PermissionChange change = asked(rosa);
        firm.asAdministrator(() -> roles.change(associate, new RoleChange("Associate", "", EnumSet.of(Permission.WALLS_MANAGE), null, "Nobody has it")).orThrow());
        assertThat(approve(ivy, change)).as("the role gives more than when it was asked").containsExactly("overtaken");
        TestClock.set(change.expiresAt().plusSeconds(1));
        assertThat(approve(ivy, change)).containsExactly("expired");
    }

    @Test
    void whatARolePermitsChangesForAllWhoHaveItAndWaits() {
        UserId ivy = firm.person("Ivy Moss", "IT manager");
        var role = firm.asAdministrator(() -> roles.all()).stream().filter(each -> each.name().equals("Bookkeeper")).findFirst().orElseThrow();
        Set<Permission> more = EnumSet.copyOf(role.permissions());
        more.add(Permission.WALLS_MANAGE);
        firm.asAdministrator(() -> roles.change(role.id(), new RoleChange("Bookkeeper", "Keeps the books", more, null, "Trial")).orThrow());
        PermissionChange change = asked(new UserId(role.id().value()));
        assertThat(change.gains()).extracting(PermissionChange.Gain::user).containsExactly(rosa);
        assertThat(may(rosa, Permission.WALLS_MANAGE)).isFalse();
        assertThat(approve(ivy, change)).isEmpty();
        assertThat(may(rosa, Permission.WALLS_MANAGE)).isTrue();
        assertThat(codes(firm.asAdministrator(() -> roles.change(role.id(), new RoleChange("Bookkeeper", "", Set.of(), Set.copyOf(role.permissions()), "Stale"))))).containsExactly("version-conflict");
        firm.asAdministrator(() -> roles.retire(role.id()).orThrow());
        assertThat(may(rosa, Permission.TRUST_VIEW)).isFalse();
        assertThat(codes(firm.asAdministrator(() -> users.setRoles(rosa, List.of("Bookkeeper"), "Back")))).containsExactly("role-unknown");
    }

    @Test
    void theDatabaseRefusesWhateverNobodyDecided() {
        UserId ivy = firm.person("Ivy Moss", "IT manager");
        UUID partner = role("Partner");
        assertRefused("insert into platform.user_role (id, user_id, role_id) values ('%s', '%s', '%s')".formatted(Id.next(), rosa, partner));
        assertRefused("update platform.role set permissions = permissions || '{walls.manage}' where name = 'Bookkeeper'");
        String forged = """
                insert into platform.permission_change (id, kind, subject_id, subject, before, after, gains, reason, asked_by, asked_at, expires_at, status, way, decided_by, decided_at)
                values ('%s', 'PERSON', '%s', 'Rosa', '{}', '{Partner}', '{"%s":["walls.manage"]}', 'x', '%s', now(), now() + interval '1 day', 'DONE', '%s', '%s', now())""";
        List.of("APPROVED", "ALONE", "GIVES_NOTHING").forEach(way -> assertThatThrownBy(() -> sql(forged.formatted(Id.next(), rosa, rosa, anna, way, anna))).as(way).isNotNull());
        assertThatThrownBy(() -> sql(forged.formatted(Id.next(), rosa, rosa, ivy, "APPROVED", anna))).as("in another's name").isNotNull();
        firm.asAdministrator(() -> users.setRoles(rosa, List.of("Bookkeeper", "Partner"), "Grows").orThrow());
        PermissionChange change = asked(rosa);
        assertThatThrownBy(() -> sql("update platform.permission_change set gains = '{}' where id = '%s'".formatted(change.id()))).hasMessageContaining("does not change");
        approve(ivy, change);
        firm.asAdministrator(() -> users.setRoles(rosa, List.of("Bookkeeper"), "Shrinks").orThrow());
        assertRefused("insert into platform.user_role (id, user_id, role_id) values ('%s', '%s', '%s')".formatted(Id.next(), rosa, partner));
    }

    private UUID role(String name) {
        return firm.asAdministrator(() -> transaction.execute(_ -> jdbc.sql("select id from platform.role where name = :name").param("name", name).query(UUID.class).single()));
    }

    private void assertRefused(String sql) {
        assertThatThrownBy(() -> sql(sql)).hasMessageContaining("another person must approve");
    }

    private void sql(String sql) {
        firm.asAdministrator(() -> transaction.execute(_ -> jdbc.sql(sql).update()));
    }

    @Test
    void twoWhoApproveAtOnceDecideItOnce() throws Exception {
        UserId ivy = firm.person("Ivy Moss", "IT manager");
        UserId ben = firm.person("Ben Cho", "IT manager");
        firm.asAdministrator(() -> users.setRoles(rosa, List.of("Bookkeeper", "Partner"), "Grows").orThrow());
        PermissionChange change = asked(rosa);
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Callable<List<String>>> acts = List.of(() -> approve(ivy, change), () -> approve(ben, change));
            List<List<String>> answers = new java.util.ArrayList<>();
            for (Future<List<String>> answer : both.invokeAll(acts)) {
                answers.add(answer.get());
            }
            assertThat(answers).containsExactlyInAnyOrder(List.of(), List.of("decided"));
        }
    }

    @Test
    void byPageAndByApiItIsTheSame() {
        firm.person("Ivy Moss", "IT manager");
        Session page = Session.signIn(port, firm.administratorEmail());
        assertThat(page.post("/people/" + rosa + "/roles", "roles", "Bookkeeper", "roles", "Partner").status()).as("no reason").isEqualTo(422);
        assertThat(page.post("/people/" + rosa + "/roles", "roles", "Bookkeeper", "roles", "Partner", "reason", "Grows").status()).isEqualTo(302);
        PermissionChange change = asked(rosa);
        assertThat(page.get("/permissions/changes").text()).contains("+ Partner");
        assertThat(page.post("/permissions/changes/" + change.id() + "/approve").status()).isEqualTo(422);
        UserId ivy = firm.asAdministrator(() -> users.all()).stream().filter(user -> user.name().equals("Ivy Moss")).findFirst().orElseThrow().id();
        String own = firm.as(ivy, () -> tokens.issue(ivy, "own", EnumSet.allOf(Permission.class), Duration.ofDays(1)).orThrow());
        assertThat(new Api(port, own).post("/permission-changes/" + change.id() + "/approve", "{}").status()).isEqualTo(204);
        assertThat(firm.asAdministrator(() -> changes.find(change.id()).orElseThrow()).status()).isEqualTo(Status.DONE);
        assertThat(new Api(port, own).post("/roles", "{\"name\":\"Clerk\",\"permissions\":[\"contacts.view\"]}").status()).isEqualTo(201);
        assertThat(new Api(port, own).post("/roles", "{\"name\":\"Clerk\",\"permissions\":[\"contacts.view\"]}").at("type")).endsWith("role-taken");
    }
}
