package org.chancery.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chancery.platform.web.RefusedRequest;
import org.chancery.shared.Outcome;
import org.chancery.shared.UserId;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestClock;
import org.chancery.testing.TestFirms;
import org.chancery.testing.TestFirms.TestFirm;
import org.chancery.testing.TestWeb.Api;
import org.chancery.testing.TestWeb.Page;
import org.chancery.testing.TestWeb.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ChancerySpringTest
class SecondFactorsTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Autowired TestFirms firms;
    @Autowired SecondFactors factors;
    @Autowired FactorStore store;
    @Autowired SignInRules rules;
    @Autowired Users users;
    @Autowired Tokens tokens;
    @Autowired Notices notices;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @LocalServerPort int port;

    TestFirm firm;
    UserId rosa;

    @BeforeEach
    void aFirmWithABookkeeper() {
        firm = firms.found();
        rosa = firm.person("Rosa Patel", "Bookkeeper");
    }

    @AfterEach
    void letTheClockRun() {
        TestClock.set(null);
    }

    /** The code that the app of this person shows now, by the secret as the page says it. */
    private byte[] secret(UserId user) {
        return firm.as(user, () -> store.unconfirmed(user).orElseThrow().bytes());
    }

    private byte[] enrolled(UserId user) {
        firm.as(user, () -> factors.begin().orThrow());
        byte[] secret = secret(user);
        assertThat(firm.as(user, () -> factors.confirm(Totp.code(secret, Totp.stepAt(now())), "My telephone")).orThrow()).hasSize(10);
        return secret;
    }

    private static Instant now() {
        return new TestClock().instant();
    }

    private Outcome<UserId> prove(UserId user, String code) {
        return firm.as(user, () -> factors.prove(code));
    }

    private static List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(each -> each.code()).toList();
    }

    @Test
    void aCodeIsTakenOnceAndNoEarlierOneAfterIt() {
        TestClock.set(NOON);
        byte[] secret = enrolled(rosa);
        assertThat(codes(prove(rosa, Totp.code(secret, Totp.stepAt(NOON))))).as("the code that confirmed it").containsExactly("code-wrong");
        TestClock.set(NOON.plusSeconds(60));
        String code = Totp.code(secret, Totp.stepAt(NOON.plusSeconds(60)));
        assertThat(prove(rosa, code.substring(0, 3) + " " + code.substring(3)).isDone()).isTrue();
        assertThat(codes(prove(rosa, code))).containsExactly("code-wrong");
        assertThat(codes(prove(rosa, Totp.code(secret, Totp.stepAt(NOON.plusSeconds(30)))))).as("one from before").containsExactly("code-wrong");
        assertThat(codes(prove(firm.administrator(), code))).as("somebody else's").containsExactly("code-wrong");
    }

    @Test
    void guessingIsSlowedDownLikeGuessingAtPasswords() {
        TestClock.set(NOON);
        byte[] secret = enrolled(rosa);
        TestClock.set(NOON.plusSeconds(60));
        for (int i = 0; i < 6; i++) {
            assertThat(codes(prove(rosa, "000000"))).containsExactly("code-wrong");
        }
        String right = Totp.code(secret, Totp.stepAt(NOON.plusSeconds(60)));
        assertThat(codes(prove(rosa, right))).containsExactly("factor-throttled");
        TestClock.set(NOON.plusSeconds(63));
        assertThat(prove(rosa, right).isDone()).isTrue();
    }

    @Test
    void aRecoveryCodeIsTakenOnceAndEndsWithItsSuccessors() {
        TestClock.set(NOON);
        firm.as(rosa, () -> factors.begin().orThrow());
        byte[] secret = secret(rosa);
        List<String> given = firm.as(rosa, () -> factors.confirm(Totp.code(secret, Totp.stepAt(NOON)), "")).orThrow();
        assertThat(given).doesNotHaveDuplicates().allSatisfy(code -> assertThat(code).matches("[A-Z2-7]{5}-[A-Z2-7]{5}"));
        assertThat(prove(rosa, given.get(0).toLowerCase(java.util.Locale.ROOT)).isDone()).isTrue();
        assertThat(codes(prove(rosa, given.get(0)))).containsExactly("code-wrong");
        assertThat(firm.as(rosa, () -> factors.recoveryCodesLeft())).isEqualTo(9);
        Actor proven = users.actor(firm.id(), rosa).orElseThrow().provenAt(NOON);
        List<String> next = Actors.as(proven, "test", () -> factors.newRecoveryCodes()).orThrow();
        assertThat(codes(prove(rosa, given.get(1)))).containsExactly("code-wrong");
        assertThat(prove(rosa, next.get(9)).isDone()).isTrue();
    }

    /** Whoever has the database alone has no factor: neither its tables nor its history tell a secret. */
    @Test
    void noSecretStandsInTheDatabase() {
        byte[] secret = enrolled(rosa);
        List<byte[]> kept = firm.asSystem(() -> transaction.execute(_ -> jdbc.sql("select secret from platform.factor").query((row, n) -> row.getBytes(1)).list()));
        assertThat(kept).hasSize(1).allSatisfy(sealed -> assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(secret, java.nio.charset.StandardCharsets.ISO_8859_1)));
        List<String> history = firm.asSystem(() -> transaction.execute(_ -> jdbc.sql(
                "select coalesce(before::text, '') || after::text from platform.row_version where object_type in ('factor', 'recovery-code', 'web-session')").query(String.class).list()));
        assertThat(history).isNotEmpty().allSatisfy(version -> assertThat(version).doesNotContain("\"secret\"", "code_hash", "session_hash", "last_step"));
    }

    @Test
    void nobodyMovesMoneyOrChangesRolesWithAFactorThatIsNotFresh() {
        UserId anna = firm.administrator();
        Actor ben = users.actor(firm.id(), firm.person("Ben Cho", "IT manager")).orElseThrow();
        TestClock.set(NOON);
        enrolled(anna);
        Actor actor = users.actor(firm.id(), anna).orElseThrow();
        assertThat(refused(actor)).isEqualTo("step-up-required");
        assertThat(refused(actor.provenAt(NOON.minusSeconds(301)))).isEqualTo("step-up-required");
        assertThat(refused(actor.provenAt(NOON.minusSeconds(299)))).isEqualTo("done");
        assertThat(refused(ben)).as("who has none is not asked, unless the firm says so").isEqualTo("done");
        Actors.as(actor.provenAt(NOON), "test", () -> rules.set(SignInRules.Fresh.EVERYONE, Set.of()).orThrow());
        assertThat(refused(ben)).isEqualTo("step-up-required");
    }

    private String refused(Actor actor) {
        try {
            return Actors.as(actor, "test", () -> users.setRoles(rosa, List.of("Associate"), "test").isDone() ? "done" : "refused");
        } catch (RefusedRequest required) {
            return required.refusals().getFirst().code();
        }
    }

    @Test
    void aPersonsTokenIsAskedForTheCodeAndAServicesIsNot() {
        UserId anna = firm.administrator();
        byte[] secret = enrolled(anna);
        String person = token(anna);
        String body = "{\"freshFactor\":\"HOLDERS\",\"rolesWithFactor\":[]}";
        var api = new Api(port, person);
        var refused = api.put("/sign-in-rules", body);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.at("type")).isEqualTo("urn:chancery:refusal:step-up-required");
        assertThat(api.get("/sign-in-rules").status()).isEqualTo(200);
        String code = Totp.code(secret, Totp.stepAt(Instant.now()) + 1);
        assertThat(api.put("/sign-in-rules", body, "Chancery-Factor", code).status()).isEqualTo(204);
        assertThat(api.put("/sign-in-rules", body, "Chancery-Factor", code).status()).as("once").isEqualTo(403);
    }

    @Test
    void aServiceIsBoundByItsScopesInstead() {
        String service = firm.serviceToken();
        enrolled(firm.administrator());
        assertThat(new Api(port, service).put("/sign-in-rules", "{\"freshFactor\":\"EVERYONE\",\"rolesWithFactor\":[]}").status()).isEqualTo(204);
    }

    private String token(UserId user) {
        Actor proven = users.actor(firm.id(), user).orElseThrow().provenAt(Instant.now());
        return Actors.as(proven, "test", () -> tokens.issue(user, "test", EnumSet.allOf(Permission.class), Duration.ofDays(1)).orThrow());
    }

    @Test
    void theSessionOpensWithTheSecondFactorAndNotBefore() {
        byte[] secret = enrolled(rosa);
        Session browser = Session.passwordOnly(port, firm.email("Rosa"));
        assertThat(browser.get("/trust").location()).isEqualTo("/sign-in/second");
        assertThat(browser.get("/profile/security").location()).isEqualTo("/sign-in/second");
        Page second = browser.get("/sign-in/second");
        assertThat(second.text()).contains("Rosa Patel");
        assertThat(browser.post("/contacts", "name", "x").location()).isEqualTo("/sign-in/second");
        assertThat(browser.post("/sign-in/second", "code", "123", "_once", UUID.randomUUID().toString()).status()).isEqualTo(422);
        Page in = browser.post("/sign-in/second", "code", Totp.code(secret, Totp.stepAt(Instant.now()) + 1));
        assertThat(in.location()).isNotEqualTo("/sign-in/second");
        assertThat(browser.get("/profile/security").status()).isEqualTo(200);
    }

    @Test
    void whoMustHaveAFactorDoesNothingBeforeSettingOneUp() {
        firm.asAdministrator(() -> rules.set(SignInRules.Fresh.HOLDERS, Set.of("Bookkeeper")).orThrow());
        Session browser = Session.signIn(port, firm.email("Rosa"));
        assertThat(browser.get("/trust").location()).isEqualTo("/profile/security");
        browser.get("/profile/security");
        assertThat(browser.post("/contacts", "name", "x").location()).isEqualTo("/profile/security");
        assertThat(browser.post("/profile/security/app").location()).isEqualTo("/profile/security/app");
        Page app = browser.get("/profile/security/app");
        assertThat(app.body()).contains("data:image/svg+xml;base64,");
        assertThat(app.text()).contains(Base32.grouped(Base32.of(secret(rosa))));
        Page codes = browser.post("/profile/security/app/confirm", "code", Totp.code(secret(rosa), Totp.stepAt(Instant.now())), "name", "Telephone");
        assertThat(codes.text()).contains("shown this once");
        assertThat(browser.get("/trust").status()).isEqualTo(200);
    }

    @Test
    void theFormGoesOnWithWhatWasTypedOnceTheCodeIsRight() {
        UserId anna = firm.administrator();
        byte[] secret = enrolled(anna);
        Session browser = Session.passwordOnly(port, firm.administratorEmail());
        browser.get("/sign-in/second");
        long step = Totp.stepAt(Instant.now());
        // The code of now confirmed the app; the next is within what a clock may be off.
        browser.post("/sign-in/second", "code", Totp.code(secret, step + 1));
        firm.as(anna, () -> {
            StaleFactors.provenAt(Instant.now().minusSeconds(301), anna, jdbc, transaction);
            return true;
        });
        browser.get("/people/" + rosa);
        Page asked = browser.post("/people/" + rosa + "/roles", "roles", "Associate", "roles", "Para<legal>", "reason", "x");
        assertThat(asked.status()).isEqualTo(403);
        assertThat(asked.body()).contains("name=\"roles\" value=\"Associate\"", "name=\"roles\" value=\"Para&lt;legal", "name=\"_factor\"", "action=\"/people/" + rosa + "/roles\"");
        Page wrong = browser.post("/people/" + rosa + "/roles", "roles", "Associate", "reason", "x", "_factor", "123456");
        assertThat(wrong.status()).isEqualTo(403);
        assertThat(wrong.text()).contains("This code is not right");
        String recovery = Actors.as(users.actor(firm.id(), anna).orElseThrow().provenAt(Instant.now()), "test", () -> factors.newRecoveryCodes()).orThrow().getFirst();
        assertThat(browser.post("/people/" + rosa + "/roles", "roles", "Associate", "reason", "x", "_factor", recovery).status()).isEqualTo(302);
        assertThat(firm.asAdministrator(() -> users.find(rosa).orElseThrow().roles())).containsExactly("Associate");
        assertThat(browser.post("/people/" + rosa + "/roles", "roles", "Paralegal", "reason", "x").status()).as("and is fresh for a while").isEqualTo(302);
    }

    @Test
    void anAdministratorResetsAnothersFactorsWhoIsToldAtTheNextSignIn() {
        enrolled(rosa);
        assertThat(codes(firm.asAdministrator(() -> factors.reset(firm.administrator(), "Anna", "x")))).containsExactly("self-approval");
        firm.asAdministrator(() -> factors.reset(rosa, "Rosa Patel", "Lost the telephone").orThrow());
        assertThat(codes(firm.asAdministrator(() -> factors.reset(rosa, "Rosa Patel", "Lost the telephone")))).containsExactly("no-factor");
        Session browser = Session.passwordOnly(port, firm.email("Rosa"));
        assertThat(browser.get("/profile/notices").text()).contains("Anna Lane reset your second factors");
        browser.post("/profile/notices");
        assertThat(firm.as(rosa, () -> notices.unseen())).isEmpty();
    }

    @Test
    void theFactorsOfAnotherFirmAreNotThere() {
        enrolled(rosa);
        TestFirm other = firms.found();
        UUID factor = firm.as(rosa, () -> factors.mine()).getFirst().id();
        assertThat(codes(other.asAdministrator(() -> factors.remove(factor)))).containsExactly("not-found");
        assertThat(codes(other.asAdministrator(() -> factors.reset(rosa, "x", "x")))).containsExactly("no-factor");
    }
}
