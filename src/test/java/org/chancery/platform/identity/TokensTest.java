package org.chancery.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.chancery.platform.identity.Tokens.Issued;
import org.chancery.platform.identity.Tokens.NewToken;
import org.chancery.platform.identity.Tokens.TokenView;
import org.chancery.shared.Outcome;
import org.chancery.shared.UserId;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestClock;
import org.chancery.testing.TestFirms;
import org.chancery.testing.TestFirms.TestFirm;
import org.chancery.testing.TestWeb.Api;
import org.chancery.testing.TestWeb.Json;
import org.chancery.testing.TestWeb.Page;
import org.chancery.testing.TestWeb.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.access.AccessDeniedException;

@ChancerySpringTest
class TokensTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Set<Permission> SEE_CONTACTS = Set.of(Permission.CONTACTS_VIEW);

    @Autowired TestFirms firms;
    @Autowired Tokens tokens;
    @Autowired TokenUses uses;
    @Autowired Users users;
    @LocalServerPort int port;

    TestFirm firm;
    UserId ivo;

    @BeforeEach
    void aFirmWithAnItManager() {
        firm = firms.found();
        ivo = firm.person("Ivo Tech", "IT manager");
    }

    @AfterEach
    void letTheClockRun() {
        TestClock.set(null);
    }

    private UserId service(String... roles) {
        return firm.add(new Users.NewUser("robot@x.example", "Robot", "", Actor.Kind.SERVICE, false, false, null, List.of(roles)));
    }

    private static List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(each -> each.code()).toList();
    }

    private Outcome<Issued> issue(UserId issuer, UserId owner, Set<Permission> scopes) {
        return firm.as(issuer, () -> tokens.issue(new NewToken(owner, "test", scopes, Duration.ofDays(1), null)));
    }

    @Test
    void nobodyActsAsAnotherPersonOrBeyondTheOwnPermissionsByAToken() {
        UserId anna = firm.administrator();
        UserId robot = service("Administrator");
        assertThat(codes(issue(ivo, anna, Set.of(Permission.TRUST_DISBURSE)))).containsExactly("token-of-another");
        assertThat(codes(issue(anna, ivo, SEE_CONTACTS))).containsExactly("token-of-another");
        assertThat(codes(issue(ivo, robot, Set.of(Permission.PEOPLE_VIEW, Permission.TRUST_DISBURSE)))).containsExactly("scope-beyond");
        assertThat(issue(ivo, robot, Set.of(Permission.PEOPLE_VIEW)).isDone()).isTrue();
        UserId ben = firm.person("Ben Cho", "Associate");
        assertThatThrownBy(() -> issue(ben, robot, SEE_CONTACTS)).isInstanceOf(AccessDeniedException.class);
        Issued wide = issue(anna, robot, EnumSet.allOf(Permission.class)).orThrow();
        assertThat(codes(firm.as(ivo, () -> tokens.rotate(wide.id(), Duration.ZERO)))).as("nor by a new secret of a wider one").containsExactly("scope-beyond");
        assertThat(codes(firm.as(ben, () -> tokens.revoke(wide.id())))).containsExactly("not-found");
        assertThat(firm.as(ivo, () -> tokens.revoke(wide.id())).isDone()).as("but end it he may").isTrue();
    }

    @Test
    void theOldSecretWorksForAsLongAsWasSaidAndTheTokenForAsLongAsItIsValid() {
        TestClock.set(NOON);
        Issued first = issue(ivo, ivo, Set.of(Permission.PEOPLE_VIEW)).orThrow();
        Issued second = firm.as(ivo, () -> tokens.rotate(first.id(), Duration.ofHours(1)).orThrow());
        assertThat(tokens.present(first.secret())).isPresent();
        assertThat(tokens.present(second.secret())).isPresent();
        assertThat(view(first.id()).oldSecretUntil()).isEqualTo(NOON.plusSeconds(3600));
        TestClock.set(NOON.plusSeconds(3600));
        assertThat(tokens.present(first.secret())).isEmpty();
        Issued third = firm.as(ivo, () -> tokens.rotate(first.id(), Duration.ZERO).orThrow());
        assertThat(tokens.present(second.secret())).as("at once").isEmpty();
        TestClock.set(NOON.plus(Duration.ofDays(1)));
        assertThat(tokens.present(third.secret())).as("out of date").isEmpty();
        assertThat(view(first.id()).status()).isEqualTo(Tokens.Status.EXPIRED);
    }

    private TokenView view(UUID token) {
        return firm.as(ivo, () -> tokens.mine()).stream().filter(each -> each.id().equals(token)).findFirst().orElseThrow();
    }

    @Test
    void theLastUseIsSeenAndTheLimitHolds() {
        Issued token = firm.as(ivo, () -> tokens.issue(new NewToken(ivo, "Small", Set.of(Permission.PEOPLE_VIEW), Duration.ofDays(1), 3)).orThrow());
        assertThat(view(token.id()).lastUsedAt()).isNull();
        Api api = new Api(port, token.secret());
        List<Json> answers = java.util.stream.IntStream.range(0, 4).mapToObj(_ -> api.get("/users")).toList();
        assertThat(answers).extracting(Json::status).containsExactly(200, 200, 200, 429);
        assertThat(answers.getLast().headers()).containsKey("retry-after");
        uses.flush();
        TokenView seen = view(token.id());
        assertThat(seen.lastUsedFrom()).isEqualTo("127.0.0.1");
        assertThat(seen.requests()).isEqualTo(4);
        assertThat(seen.lastUsedAt()).isBetween(Instant.now().minusSeconds(60), Instant.now());
    }

    @Test
    void aPersonMakesRotatesAndEndsOwnTokensOnTheirPage() {
        firm.person("Ben Cho", "Associate");
        Session ben = Session.signIn(port, firm.email("Ben"));
        ben.get("/profile/tokens");
        assertThat(ben.post("/profile/tokens", "name", "Script", "days", "30").text()).contains("Say what the token may do");
        String secret = secret(ben.post("/profile/tokens", "name", "Script", "days", "30", "scopes", "contacts.view", "scopes", "people.manage"));
        assertThat(new Api(port, secret).get("/contacts").status()).isEqualTo(200);
        assertThat(new Api(port, secret).get("/matters").status()).as("not in its scopes").isEqualTo(403);
        assertThat(new Api(port, secret).get("/sign-in-rules").status()).as("in its scopes, but not permitted to Ben").isEqualTo(403);
        String id = firm.as(firm.administrator(), () -> tokens.all()).getFirst().id().toString();
        assertThat(firms.found().asAdministrator(() -> tokens.revoke(UUID.fromString(id))).isDone()).isFalse();
        String next = secret(ben.post("/profile/tokens/" + id + "/rotate", "grace", "0"));
        assertThat(new Api(port, secret).get("/contacts").status()).isEqualTo(401);
        assertThat(new Api(port, next).get("/contacts").status()).isEqualTo(200);
        assertThat(ben.post("/profile/tokens/" + id + "/revoke").status()).isEqualTo(303);
        assertThat(new Api(port, next).get("/contacts").status()).isEqualTo(401);
        assertThat(ben.get("/people/tokens").status()).isEqualTo(403);
    }

    private static String secret(Page page) {
        var found = Pattern.compile("value=\"(chy_[A-Za-z0-9_-]{43})\"").matcher(page.body());
        assertThat(found.find()).as(page.text()).isTrue();
        return found.group(1);
    }

    @Test
    void aProgramIssuesRotatesAndEndsTokensByTheApi() {
        UserId robot = service("Administrator");
        Api api = new Api(port, firm.serviceToken());
        String body = "{\"userId\":\"" + robot + "\",\"name\":\"Nightly\",\"scopes\":[\"contacts.view\"],\"days\":30,\"requestsPerMinute\":600}";
        Json issued = api.post("/tokens", body);
        assertThat(issued.status()).isEqualTo(201);
        assertThat(new Api(port, issued.at("secret")).get("/contacts").status()).isEqualTo(200);
        Json rotated = api.post("/tokens/" + issued.at("id") + "/rotate", "{\"graceHours\":0}");
        assertThat(rotated.status()).isEqualTo(200);
        assertThat(new Api(port, issued.at("secret")).get("/contacts").status()).isEqualTo(401);
        assertThat(api.delete("/tokens/" + issued.at("id")).status()).isEqualTo(204);
        assertThat(new Api(port, rotated.at("secret")).get("/contacts").status()).isEqualTo(401);
        assertThat(api.get("/tokens").at("items/0/name")).isNotEmpty();
        UserId anna = firm.administrator();
        Issued narrow = issue(anna, anna, Set.of(Permission.PEOPLE_MANAGE)).orThrow();
        assertThat(new Api(port, narrow.secret()).post("/tokens", body.replace(robot.toString(), anna.toString())).at("type")).as("nor does a narrow token make a wider one")
                .isEqualTo("urn:chancery:refusal:scope-beyond");
        assertThat(api.post("/tokens", body.replace("contacts.view", "no.such")).at("type")).isEqualTo("urn:chancery:refusal:scope-unknown");
    }
}
