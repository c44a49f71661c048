package org.chancery.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.chancery.shared.Id;
import org.chancery.shared.Outcome;
import org.chancery.shared.Sha256;
import org.chancery.shared.UserId;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestFirms;
import org.chancery.testing.TestFirms.TestFirm;
import org.chancery.testing.TestWeb.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A colleague's password and second factors are reset by two people, and by one only where there is no other. */
@ChancerySpringTest
class AccessResetsTest {

    @Autowired TestFirms firms;
    @Autowired Invitations invitations;
    @Autowired SecondFactors factors;
    @Autowired FactorStore store;
    @Autowired PermissionChanges changes;
    @Autowired Users users;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @LocalServerPort int port;

    TestFirm firm;
    UserId ben;
    UserId eve;
    UserId rosa;

    @BeforeEach
    void threeAdministratorsAndABookkeeper() {
        firm = firms.found();
        ben = firm.person("Ben Cho", "Administrator");
        eve = firm.person("Eve Stone", "Administrator");
        rosa = firm.person("Rosa Patel", "Bookkeeper");
    }

    private static List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(each -> each.code()).toList();
    }

    private PermissionChangeId waiting(UserId whose) {
        return firm.as(ben, () -> changes.waitingFor(whose.value())).getFirst().id();
    }

    /** With the second factor just proved. */
    private <T> T fresh(UserId user, Supplier<T> work) {
        return Actors.as(users.actor(firm.id(), user).orElseThrow().provenAt(Instant.now()), "test", work);
    }

    @Test
    void aLinkForWhoHasAPasswordIsMadeByTheAskerOnceAnotherHasApprovedIt() {
        assertThat(codes(firm.as(ben, () -> invitations.renew(rosa, " ")))).containsExactly("required");
        assertThat(firm.as(ben, () -> invitations.renew(rosa, "Forgot it")).orThrow()).isEmpty();
        assertThat(codes(firm.as(ben, () -> invitations.renew(rosa, "Forgot it")))).containsExactly("already-asked");
        PermissionChangeId asked = waiting(rosa);
        assertThat(codes(firm.as(ben, () -> changes.approve(asked, "")))).containsExactly("self-approval");
        firm.as(eve, () -> changes.approve(asked, "Spoke to her").orThrow());
        assertThat(firm.as(eve, () -> invitations.isAllowed(rosa))).as("the link is the asker's to make").isFalse();
        var made = firm.as(ben, () -> invitations.renew(rosa, "")).orThrow().orElseThrow();
        assertThat(invitations.guest(made.secret())).isPresent();
        assertThat(firm.as(ben, () -> invitations.renew(rosa, "Once more")).orThrow()).as("one approval, one link").isEmpty();
        Session hers = Session.passwordOnly(port, firm.email("Rosa"));
        assertThat(hers.get("/profile/notices").text()).contains("Ben Cho asked for a link", "Eve Stone approved it");
    }

    @Test
    void secondFactorsAreResetByTwoAndNotByTheirOwner() {
        firm.as(eve, () -> factors.begin().orThrow());
        byte[] secret = firm.as(eve, () -> store.unconfirmed(eve).orElseThrow().bytes());
        firm.as(eve, () -> factors.confirm(Totp.code(secret, Totp.stepAt(Instant.now())), "Telephone").orThrow());
        firm.as(ben, () -> factors.reset(eve, "Eve Stone", "Lost the telephone").orThrow());
        assertThat(firm.as(ben, () -> factors.of(eve))).as("nothing has happened yet").hasSize(1);
        PermissionChangeId asked = waiting(eve);
        assertThat(codes(fresh(eve, () -> changes.approve(asked, "")))).containsExactly("self-grant");
        Session page = Session.signIn(port, firm.administratorEmail());
        assertThat(page.get("/permissions/changes/" + asked).text()).contains("Second factors of Eve Stone", "Authenticator app: Telephone", "Lost the telephone");
        assertThat(page.get("/people/" + eve).text()).contains("Waiting for another person's approval");
        firm.asAdministrator(() -> changes.approve(asked, "").orThrow());
        assertThat(firm.as(ben, () -> factors.of(eve))).isEmpty();
    }

    /** Whatever the program forgets to ask, the database does not let by. */
    @Test
    void theDatabaseLetsNobodyInByOnePerson() {
        assertThatThrownBy(() -> firm.as(ben, () -> transaction.execute(_ -> jdbc.sql("""
                insert into platform.invitation (id, user_id, secret_hash, created_at, created_by, expires_at) values (:id, :user, :hash, now(), :me, now() + interval '1 day')""")
                .param("id", Id.next()).param("user", rosa.value()).param("hash", Sha256.of("x" + rosa)).param("me", ben.value()).update())))
                .hasMessageContaining("another person must approve it");
        assertThatThrownBy(() -> firm.as(ben, () -> transaction.execute(_ -> jdbc.sql("update platform.app_user set password_hash = 'x' where id = :user")
                .param("user", rosa.value()).update()))).hasMessageContaining("nobody sets the password of somebody else");
        firm.as(rosa, () -> factors.begin().orThrow());
        assertThatThrownBy(() -> firm.as(ben, () -> store.removeAll(rosa))).hasMessageContaining("reset by two people");
    }

    @Test
    void aloneItIsDoneAtOnceAndWaitsToBeLookedOver() {
        TestFirm small = firms.found();
        UserId lea = small.person("Lea Marsh", "Bookkeeper");
        assertThat(small.asAdministrator(() -> invitations.renew(lea, "Forgot it")).orThrow()).isPresent();
        assertThat(Session.signIn(port, small.administratorEmail()).get("/permissions/changes?unreviewed=true").text()).contains("Lea Marsh", "New password", "Alone");
        assertThat(Session.passwordOnly(port, small.email("Lea")).get("/profile/notices").text()).contains("alone, since nobody else could approve it");
    }
}
