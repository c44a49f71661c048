package org.chancery.platform.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.chancery.platform.identity.WebSessions.Standing;
import org.chancery.shared.Id;
import org.chancery.shared.Outcome;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.stereotype.Service;

/** How a browser's session comes to act as a person: password or passkey, second factor, and proving a factor anew later on. */
@Service
public class SignIns {

    static final String NOTICES = "/profile/notices";
    private static final String CHALLENGE = SignIns.class.getName() + ".challenge";

    private final Users users;
    private final WebSessions sessions;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final Notices notices;
    private final IdentitySettings settings;
    private final Clock clock;
    private final SessionAuthenticationStrategy newSession = new CompositeSessionAuthenticationStrategy(
            List.of(new ChangeSessionIdAuthenticationStrategy(), new CsrfAuthenticationStrategy(new HttpSessionCsrfTokenRepository())));
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    SignIns(Users users, WebSessions sessions, SecondFactors factors, Passkeys passkeys, Notices notices, IdentitySettings settings, Clock clock) {
        this.notices = notices;
        this.users = users;
        this.sessions = sessions;
        this.factors = factors;
        this.passkeys = passkeys;
        this.settings = settings;
        this.clock = clock;
    }

    /** A password was right, or a passkey: the session is noted and knows itself. */
    void opened(SignedIn person, HttpServletRequest request, boolean withFactor) {
        Actor actor = users.actor(person.firm(), new UserId(person.user())).orElseThrow();
        var id = Actors.as(actor, "sign-in " + Id.next(), () -> sessions.opened(request));
        new SessionMark(id, withFactor ? clock.instant() : null).keep(request);
    }

    /** A person signs out. */
    void closed(@Nullable Authentication authentication, HttpServletRequest request) {
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn person) {
            SessionMark.of(request).flatMap(mark -> sessions.standing(person, mark)).map(Standing::actor)
                    .ifPresent(actor -> Actors.as(actor, "sign-out " + Id.next(), () -> sessions.end(SessionMark.of(request).orElseThrow().session())));
        }
    }

    /** Whose password was right while the second factor is still to come; empty for everybody else. */
    public Optional<Actor> awaitingFactor(HttpServletRequest request) {
        return standing(request).filter(standing -> standing.hasFactor() && standing.actor().factorAt() == null).map(Standing::actor);
    }

    private Optional<Standing> standing(HttpServletRequest request) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn person
                ? SessionMark.of(request).flatMap(mark -> sessions.standing(person, mark)) : Optional.empty();
    }

    /** The second step of a sign-in, or a fresh proof in a session that is open. Refused as {@link SecondFactors#prove}. */
    public Outcome<UserId> proveByCode(HttpServletRequest request, String code) {
        return proven(request, () -> factors.prove(code));
    }

    private Outcome<UserId> proven(HttpServletRequest request, Supplier<Outcome<UserId>> proof) {
        Actor actor = standing(request).map(Standing::actor).orElse(null);
        return actor == null ? Outcome.refused("signed-out", "Your session has ended: sign in again.")
                : Actors.as(actor, "factor " + Id.next(), proof).peek(_ -> provenNow(request));
    }

    private void provenNow(HttpServletRequest request) {
        SessionMark.of(request).ifPresent(mark -> new SessionMark(mark.session(), clock.instant()).keep(request));
    }

    /** What a browser needs to show a passkey, as JSON. Its challenge works once. */
    public String passkeyRequest(HttpServletRequest request) {
        return passkeys.request(site(request), challenge(request));
    }

    /** What a browser needs to make one for the acting person, as JSON. */
    public String passkeyCreation(HttpServletRequest request) {
        return passkeys.creation(site(request), challenge(request));
    }

    /** Takes a new passkey of the acting person into use, which proves it too. Refused as {@link Passkeys#enrol}. @return recovery codes, if they are the first */
    public Outcome<List<String>> enrolPasskey(HttpServletRequest request, String json, String name) {
        Bytes challenge = spentChallenge(request);
        return challenge == null ? Outcome.refused("passkey-refused", "This took too long; try again.")
                : passkeys.enrol(site(request), challenge, json, name).peek(_ -> provenNow(request));
    }

    /** An app of the acting person is taken into use; see {@link SecondFactors#confirm}. */
    public Outcome<List<String>> enrolApp(HttpServletRequest request, String code, String name) {
        return factors.confirm(code, name).peek(_ -> provenNow(request));
    }

    /** Signs in by a passkey alone; in a session that is open already, proves it anew. Refused: {@code passkey-refused}. */
    public Outcome<UserId> signInByPasskey(HttpServletRequest request, HttpServletResponse response, String json) {
        Bytes challenge = spentChallenge(request);
        Passkeys.Owner owner = passkeys.owner(json).orElse(null);
        Actor actor = owner == null ? null : users.actor(owner.firm(), owner.user()).orElse(null);
        if (challenge == null || actor == null) {
            return Outcome.refused("passkey-refused", "This passkey belongs to nobody here. Sign in with your password.");
        }
        Actor present = standing(request).map(Standing::actor).orElse(null);
        if (present != null && !present.id().equals(actor.id())) {
            return Outcome.refused("passkey-refused", "This is somebody else's passkey.");
        }
        return Actors.as(actor, "passkey " + Id.next(), () -> passkeys.prove(site(request), challenge, json)).peek(_ -> {
            if (present == null) {
                open(new SignedIn(actor.firm(), actor.id().value()), request, response, true);
            } else {
                provenNow(request);
            }
        });
    }

    /** Signs in whoever has shown who they are by an invitation or by the firm's directory; a second factor is still asked of who has one. */
    public void openWithoutFactor(UUID firm, UserId user, HttpServletRequest request, HttpServletResponse response) {
        open(new SignedIn(firm, user.value()), request, response, false);
    }

    /** The whole address of a page of ours, to be given to somebody. */
    public String address(HttpServletRequest request, String path) {
        return site(request).origin() + request.getContextPath() + path;
    }

    private void open(SignedIn person, HttpServletRequest request, HttpServletResponse response, boolean withFactor) {
        var authentication = UsernamePasswordAuthenticationToken.authenticated(person, null, List.of());
        newSession.onAuthentication(authentication, request, response);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        opened(person, request, withFactor);
    }

    /** Whether something happened to the account of who has signed in, which they have not seen; not before the second step. */
    boolean mustBeTold(HttpServletRequest request) {
        return standing(request).filter(standing -> !standing.hasFactor() || standing.actor().factorAt() != null)
                .map(standing -> Actors.as(standing.actor(), "notices", () -> !notices.unseen().isEmpty())).orElse(false);
    }

    /** Where to go after signing in: first to what the person must be told. An address of ours. */
    public String onward(HttpServletRequest request, HttpServletResponse response) {
        return mustBeTold(request) ? NOTICES : wanted(request, response);
    }

    /** Where the person wanted to go before signing in; the first page otherwise. An address of ours. */
    public String wanted(HttpServletRequest request, HttpServletResponse response) {
        var cache = new HttpSessionRequestCache();
        SavedRequest saved = cache.getRequest(request, response);
        cache.removeRequest(request, response);
        return saved == null ? "/" : saved.getRedirectUrl().replaceFirst("^https?://[^/]+", "");
    }

    private Site site(HttpServletRequest request) {
        return Site.of(request, settings.publicAddress());
    }

    private static Bytes challenge(HttpServletRequest request) {
        Bytes challenge = Bytes.random();
        request.getSession().setAttribute(CHALLENGE, challenge.toBase64UrlString());
        return challenge;
    }

    private static @Nullable Bytes spentChallenge(HttpServletRequest request) {
        Object challenge = request.getSession().getAttribute(CHALLENGE);
        request.getSession().removeAttribute(CHALLENGE);
        return challenge == null ? null : Bytes.fromBase64(Objects.toString(challenge));
    }
}
