package org.chancery.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chancery.platform.identity.Founding.NewFirm;
import org.chancery.platform.identity.Users.UserView;
import org.chancery.shared.UserId;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestFirms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Against Spring's own authorization server, as a browser goes: to the directory and back, with code and proof key. */
@ChancerySpringTest
class DirectorySignInTest {

    private static final AnnotationConfigServletWebServerApplicationContext DIRECTORY = TestDirectory.start();
    private static final String FIRM = "Directory firm " + UUID.randomUUID();
    private static final String BRANCH = "Branch firm " + UUID.randomUUID();

    @Autowired Founding founding;
    @Autowired Users users;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;
    @LocalServerPort int port;

    private static UUID firm = new UUID(0, 0);
    private static UserId anna = new UserId(new UUID(0, 0));
    private String person = "";

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("chancery.oidc.issuer", () -> "http://127.0.0.1:" + java.util.Objects.requireNonNull(DIRECTORY.getWebServer()).getPort());
        settings.add("chancery.oidc.client-id", () -> "chancery");
        settings.add("chancery.oidc.client-secret", () -> TestDirectory.SECRET);
        settings.add("chancery.oidc.name", () -> "Harcourt Lane ID");
        settings.add("chancery.oidc.firm", () -> FIRM);
        settings.add("chancery.oidc.roles.lawyers", () -> "Associate");
        settings.add("chancery.oidc.roles.partners", () -> "Associate,Partner");
        settings.add("chancery.oidc.timekeeper-groups", () -> "lawyers");
        settings.add("chancery.oidc.directories.branch.issuer", () -> "http://127.0.0.1:" + java.util.Objects.requireNonNull(DIRECTORY.getWebServer()).getPort());
        settings.add("chancery.oidc.directories.branch.client-id", () -> "branch");
        settings.add("chancery.oidc.directories.branch.client-secret", () -> TestDirectory.SECRET);
        settings.add("chancery.oidc.directories.branch.name", () -> "Branch ID");
        settings.add("chancery.oidc.directories.branch.firm", () -> BRANCH);
        settings.add("chancery.oidc.directories.branch.roles.lawyers", () -> "Bookkeeper");
    }

    @BeforeEach
    void aFirmWithADirectory() {
        TestDirectory.admit(port);
        person = "p" + UUID.randomUUID().toString().substring(0, 8);
        if (firm.equals(new UUID(0, 0))) {
            var founded = founding.found(new NewFirm(FIRM, "us-ca", "America/Los_Angeles", "en-US", "USD", "Anna Lane", "anna@" + person + ".example", TestFirms.PASSWORD)).orThrow();
            firm = founded.firm();
            anna = founded.firstUser();
            founding.found(new NewFirm(BRANCH, "gb-eng", "Europe/London", "en-GB", "GBP", "Ada King", "ada@" + person + ".example", TestFirms.PASSWORD)).orThrow();
        }
    }

    private String email() {
        return person + "@directory.example";
    }

    private void says(boolean verified, String... groups) {
        TestDirectory.CLAIMS.put(person, Map.of("email", email(), "email_verified", verified, "name", "Rosa Patel", "groups", List.of(groups), "sid", "there-" + person));
    }

    /** A browser with its cookies, that does not follow of itself. */
    private final class Browser {

        private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(HttpClient.Redirect.NEVER).build();

        HttpResponse<String> get(String address) {
            var request = HttpRequest.newBuilder(URI.create(address.startsWith("/") ? "http://127.0.0.1:" + port + address : address)).header("Accept", "text/html");
            if (!address.startsWith("/") && !address.startsWith("http://127.0.0.1:" + port)) {
                request.header(TestDirectory.PERSON, person);
            }
            try {
                return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        String next(String address) {
            var answer = get(address);
            return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(address + " answers " + answer.statusCode() + " " + answer.body()));
        }

        /** From the button to the directory and back; where the way ends. */
        String signIn() {
            return signIn("directory");
        }

        String signIn(String by) {
            String directory = next(next("/sign-in/directory?of=" + by));
            assertThat(directory).contains("response_type=code", "code_challenge=", "code_challenge_method=S256", "nonce=", "state=").doesNotContain(TestDirectory.SECRET);
            return next(next(directory)).replace("http://127.0.0.1:" + port, "");
        }

        String text(String address) {
            return get(address).body().replaceAll("<[^>]+>", " ").replace("&#39;", "'").replaceAll("\\s+", " ");
        }
    }

    private <T> T asAnna(java.util.function.Supplier<T> work) {
        return Actors.as(users.actor(firm, anna).orElseThrow(), "test", work);
    }

    private UserView rosa() {
        return asAnna(() -> users.all()).stream().filter(each -> each.email().equals(email())).findFirst().orElseThrow();
    }

    @Test
    void whoIsNewIsAddedWithTheRolesOfTheGroupsWhichAreFollowedFromThenOn() {
        says(true, "lawyers", "chess club");
        Browser browser = new Browser();
        assertThat(browser.text("/sign-in")).contains("Sign in with Harcourt Lane ID");
        assertThat(browser.signIn()).isEqualTo("/");
        assertThat(browser.text("/profile")).contains("Rosa Patel", email());
        assertThat(rosa().roles()).containsExactly("Associate");
        assertThat(rosa().timekeeper()).isTrue();
        says(true, "partners");
        assertThat(new Browser().signIn()).isEqualTo("/");
        assertThat(rosa().roles()).containsExactly("Associate", "Partner");
        says(true, "chess club");
        Browser gone = new Browser();
        String end = gone.signIn();
        assertThat(gone.text(end)).contains("none of the groups");
        assertThat(gone.get("/profile").headers().firstValue("Location").orElse("")).contains("/sign-in");
    }

    @Test
    void whoIsInNoGroupOrHasNoVerifiedAddressIsRefusedAndNotAdded() {
        says(true, "chess club");
        Browser browser = new Browser();
        assertThat(browser.text(browser.signIn())).contains("none of the groups of your directory");
        says(false, "lawyers");
        assertThat(browser.text(browser.signIn())).contains("no e-mail address that it has verified");
        assertThat(asAnna(() -> users.all())).noneMatch(each -> each.email().equals(email()));
    }

    @Test
    void whoIsHereAlreadyKeepsTheRolesAndALeaverStaysOut() {
        UserId ben = asAnna(() -> users.add(new Users.NewUser(email(), "Ben Cho", "", Actor.Kind.PERSON, true, false, TestFirms.PASSWORD, List.of("Bookkeeper"))).orThrow());
        says(true, "lawyers");
        Browser browser = new Browser();
        assertThat(browser.signIn()).isEqualTo("/");
        assertThat(browser.text("/profile")).contains("Ben Cho");
        assertThat(rosa().roles()).containsExactly("Bookkeeper");
        asAnna(() -> users.leave(ben).orThrow());
        assertThat(browser.get("/profile").headers().firstValue("Location").orElse("")).contains("/sign-in");
        assertThat(browser.text(browser.signIn())).contains("Your access to Chancery has ended");
    }

    @Test
    void anotherAccountOfTheDirectoryWithTheSameAddressIsNotLetIn() {
        asAnna(() -> users.add(new Users.NewUser(email(), "Ben Cho", "", Actor.Kind.PERSON, true, false, TestFirms.PASSWORD, List.of("Bookkeeper"))).orThrow());
        says(true, "lawyers");
        assertThat(new Browser().signIn()).isEqualTo("/");
        var same = TestDirectory.CLAIMS.get(person);
        person = person + "2";
        TestDirectory.CLAIMS.put(person, same);
        Browser other = new Browser();
        assertThat(other.text(other.signIn())).contains("another account of your directory");
    }

    @Test
    void aForgedReturnOpensNothing() {
        Browser browser = new Browser();
        String end = browser.next("/sign-in/code/directory?code=forged&state=forged");
        assertThat(browser.text(end.replace("http://127.0.0.1:" + port, ""))).contains("broken off, or it did not answer");
        assertThat(browser.text("/sign-in?directory=typed")).doesNotContain("typed");
        assertThat(browser.get("/profile").headers().firstValue("Location").orElse("")).contains("/sign-in");
    }

    @Test
    void eachDirectoryLeadsToItsOwnFirmWithItsOwnRoles() {
        says(true, "lawyers");
        Browser browser = new Browser();
        assertThat(browser.text("/sign-in")).contains("Sign in with Harcourt Lane ID", "Sign in with Branch ID");
        assertThat(browser.signIn("branch")).isEqualTo("/");
        assertThat(browser.text("/profile")).contains("Rosa Patel", "Bookkeeper").doesNotContain("Associate");
        assertThat(asAnna(() -> users.all())).noneMatch(each -> each.email().equals(email()));
        assertThat(browser.next("/sign-in/directory?of=nowhere")).endsWith("/sign-in");
    }

    @Test
    void whoSignsOutAtTheDirectoryIsSignedOutHereAtOnceOnEveryDeviceAndNobodyElse() throws Exception {
        says(true, "lawyers");
        Browser office = new Browser();
        Browser phone = new Browser();
        office.signIn();
        phone.signIn();
        Browser other = new Browser();
        String rosa = person;
        person = person + "2";
        says(true, "lawyers");
        other.signIn();
        assertThat(toldOut("directory", token(rosa, "chancery", Instant.now()), true)).isEqualTo(400);
        assertThat(toldOut("directory", token(rosa, "somebody-else", Instant.now()), false)).isEqualTo(400);
        assertThat(toldOut("directory", token(rosa, "chancery", Instant.now().minusSeconds(3600)), false)).isEqualTo(400);
        assertThat(toldOut("directory", token(rosa, "chancery", Instant.now()).claim("nonce", "n"), false)).isEqualTo(400);
        assertThat(office.text("/profile")).contains("Rosa Patel");
        assertThat(toldOut("directory", token(rosa, "chancery", Instant.now()), false)).isEqualTo(200);
        assertThat(office.get("/profile").headers().firstValue("Location").orElse("")).contains("/sign-in");
        assertThat(phone.get("/profile").headers().firstValue("Location").orElse("")).contains("/sign-in");
        assertThat(other.text("/profile")).contains("Rosa Patel");
        assertThat(toldOut("directory", token(person, "chancery", Instant.now()).subject(null).claim("sid", "there-" + person), false)).isEqualTo(200);
        assertThat(other.get("/profile").headers().firstValue("Location").orElse("")).contains("/sign-in");
    }

    private static JWTClaimsSet.Builder token(String subject, String client, Instant at) {
        return new JWTClaimsSet.Builder().issuer("http://127.0.0.1:" + java.util.Objects.requireNonNull(DIRECTORY.getWebServer()).getPort()).audience(client).subject(subject)
                .issueTime(Date.from(at)).expirationTime(Date.from(at.plusSeconds(7200))).jwtID(UUID.randomUUID().toString())
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
    }

    /** As a directory posts it; what Chancery answers. */
    private int toldOut(String directory, JWTClaimsSet.Builder claims, boolean forged) throws Exception {
        RSAKey key = ((ImmutableJWKSet<?>) DIRECTORY.getBean("keys")).getJWKSet().getKeys().getFirst().toRSAKey();
        var token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).type(new JOSEObjectType("logout+jwt")).build(), claims.build());
        token.sign(new RSASSASigner(forged ? new RSAKeyGenerator(2048).generate() : key));
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/logout/connect/back-channel/" + directory)).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("logout_token=" + token.serialize())).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    /** The secret and the directory's tokens are in no table. */
    @Test
    void nothingSecretStandsInTheDatabase() {
        says(true, "lawyers");
        new Browser().signIn();
        List<String> telling = transaction.execute(_ -> jdbc.sql("""
                select attribute_name || ' ' || encode(attribute_bytes, 'escape') from platform.spring_session_attributes
                where encode(attribute_bytes, 'escape') like :secret or encode(attribute_bytes, 'escape') ~ 'eyJ[A-Za-z0-9_-]+\\.eyJ'""")
                .param("secret", "%" + TestDirectory.SECRET + "%").query(String.class).list());
        assertThat(telling).isEmpty();
    }
}
