package org.chancery.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chancery.practice.contacts.ContactDetails;
import org.chancery.practice.contacts.Contacts;
import org.chancery.practice.matters.MatterDetails;
import org.chancery.practice.matters.Matters;
import org.chancery.practice.timekeeping.TimerDetails;
import org.chancery.practice.timekeeping.Timers;
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

@ChancerySpringTest
class WebSessionsTest {

    @Autowired TestFirms firms;
    @Autowired WebSessions sessions;
    @Autowired Users users;
    @Autowired Contacts contacts;
    @Autowired Matters matters;
    @Autowired Timers timers;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @LocalServerPort int port;

    TestFirm firm;
    UserId ben;

    @BeforeEach
    void aFirmWithAnAssociate() {
        firm = firms.found();
        ben = firm.person("Ben Cho", "Associate");
    }

    @Test
    void aPersonSeesWhereHeIsSignedInAndEndsTheOthers() {
        Session office = Session.signIn(port, firm.email("Ben"));
        Session home = Session.signIn(port, firm.email("Ben"));
        assertThat(firm.as(ben, () -> sessions.mine())).hasSize(2).allSatisfy(each -> assertThat(each.address()).isNotEmpty());
        assertThat(home.get("/profile/sessions").text()).contains("This one");
        assertThat(home.post("/profile/sessions/end-others").location()).isEqualTo("/profile/sessions");
        assertThat(office.get("/profile").location()).contains("/sign-in");
        assertThat(home.get("/profile/sessions").text()).contains("other sessions are ended");
        var mine = firm.as(ben, () -> sessions.mine());
        assertThat(mine).hasSize(1);
        home.post("/profile/sessions/" + mine.getFirst().id() + "/end");
        assertThat(home.get("/profile/sessions").text()).contains("sign out instead");
        home.post("/sign-out");
        assertThat(firm.as(ben, () -> sessions.mine())).isEmpty();
    }

    @Test
    void aSessionEndsAtLastHoweverBusyItIs() {
        Session busy = Session.signIn(port, firm.email("Ben"));
        age("11 hours 59 minutes");
        assertThat(busy.get("/profile").status()).isEqualTo(200);
        age("2 minutes");
        assertThat(busy.get("/profile").location()).contains("/sign-in");
        assertThat(firm.as(ben, () -> sessions.mine())).isEmpty();
    }

    private void age(String by) {
        firm.as(ben, () -> transaction.execute(_ -> jdbc.sql("update platform.web_session set signed_in_at = signed_in_at - :by::interval where user_id = :ben")
                .param("by", by).param("ben", ben.value()).update()));
    }

    @Test
    void nobodyEndsASessionThatIsNotHis() {
        Session.signIn(port, firm.email("Ben"));
        var session = firm.as(ben, () -> sessions.mine()).getFirst().id();
        assertThat(firm.asAdministrator(() -> sessions.end(session)).isDone()).isFalse();
        assertThat(firms.found().asAdministrator(() -> sessions.endOf(ben, "Ben", null)).orThrow()).isZero();
        assertThat(firm.asAdministrator(() -> sessions.endOf(ben, "Ben", session)).isDone()).isTrue();
        assertThat(firm.as(ben, () -> sessions.mine())).isEmpty();
    }

    /** Within one request of the administrator: the open session, the token and the running timer. */
    @Test
    void whatALeaverHadOpenEndsAtOnce() {
        Session browser = Session.signIn(port, firm.email("Ben"));
        Api program = new Api(port, firm.tokenOf(ben));
        assertThat(program.get("/contacts").status()).isEqualTo(200);
        var matter = firm.asAdministrator(() -> matters.open(MatterDetails.hourly(contacts.add(ContactDetails.person("Maria", "Ortiz")).orThrow(), "Estate")).orThrow());
        firm.as(ben, () -> timers.start(new TimerDetails(matter.id(), "Call", null, null, null)).orThrow());
        Session administrator = Session.signIn(port, firm.administratorEmail());
        assertThat(administrator.post("/people/" + ben + "/invitation", "reason", "Forgot it").status()).isEqualTo(200);
        assertThat(administrator.post("/people/" + ben + "/leave").status()).isEqualTo(302);
        assertThat(browser.get("/profile").location()).contains("/sign-in");
        assertThat(program.get("/contacts").status()).isEqualTo(401);
        List<String> left = firm.asAdministrator(() -> transaction.execute(_ -> jdbc.sql("""
                select state from practice.timer where user_id::text = :ben
                union all select 'token' from platform.api_token where user_id::text = :ben and revoked_at is null
                union all select 'invitation' from platform.invitation where user_id::text = :ben and withdrawn_at is null
                union all select 'session' from platform.web_session where user_id::text = :ben and ended_at is null
                union all select 'spring' from platform.spring_session where principal_name like '%' || :ben""")
                .param("ben", ben.value().toString()).query(String.class).list()));
        assertThat(left).containsExactly("PAUSED");
    }
}
