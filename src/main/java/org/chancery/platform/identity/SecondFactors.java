package org.chancery.platform.identity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chancery.platform.firm.Firms;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** A person's second factors: what they have beside the password, and the recovery codes for the day when it is lost. */
@Service
public class SecondFactors {

    static final String THROTTLE = "factor ";
    private static final int LONGEST_NAME = 60;
    private static final int MOST_FACTORS = 10;

    private final FactorStore store;
    private final SignInThrottle throttle;
    private final Firms firms;
    private final PermissionAsking asking;
    private final ApplicationEventPublisher events;

    SecondFactors(FactorStore store, SignInThrottle throttle, Firms firms, PermissionAsking asking, ApplicationEventPublisher events) {
        this.store = store;
        this.throttle = throttle;
        this.firms = firms;
        this.asking = asking;
        this.events = events;
    }

    /** An app that shows codes, or a key that the device or its owner's account keeps. */
    public enum Kind {
        TOTP("Authenticator app"), PASSKEY("Passkey");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** A second factor as its owner sees it. */
    public record FactorView(UUID id, Kind kind, String name, Instant addedAt, @Nullable Instant lastUsedAt) {}

    /**
     * What an authenticator app must be told.
     *
     * @param secret as text, to be typed where no picture can be read
     * @param image  the same as a QR code: an address for an image
     */
    public record Enrolment(String secret, String image) {}

    /** The acting person's own, in the order in which they were added. */
    @Transactional(readOnly = true)
    public List<FactorView> mine() {
        return store.confirmed(Actors.current().id());
    }

    @Transactional(readOnly = true)
    public int recoveryCodesLeft() {
        return store.recoveryCodesLeft(Actors.current().id());
    }

    /** A person's, for who looks after people. */
    @Requires(Permission.PEOPLE_MANAGE)
    @Transactional(readOnly = true)
    public List<FactorView> of(UserId user) {
        return store.confirmed(user);
    }

    /** Makes a secret for an app; it counts for nothing until {@link #confirm}. Refused: {@code too-many}. */
    @FreshFactor(FreshFactor.Of.HOLDERS)
    @Transactional
    public Outcome<UserId> begin() {
        UserId me = Actors.current().id();
        if (store.confirmed(me).size() >= MOST_FACTORS) {
            return Outcome.refused("too-many", "At most " + MOST_FACTORS + " second factors; remove one first.");
        }
        store.beginTotp(me);
        return Outcome.done(me);
    }

    /** What the app that is being set up must be told; empty if none is. */
    @Transactional(readOnly = true)
    public Optional<Enrolment> begun() {
        Actor me = Actors.current();
        return store.unconfirmed(me.id()).map(secret -> {
            String text = Base32.of(secret.bytes());
            String firm = firms.current().name();
            String address = "otpauth://totp/%s:%s?secret=%s&issuer=%s".formatted(encoded(firm), encoded(me.email()), text, encoded(firm));
            return new Enrolment(Base32.grouped(text), QrCode.image(address));
        });
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * Takes the app into use by a code that it shows. Refused: {@code code-wrong} at {@code code}.
     *
     * @param name what its owner calls it; blank for the usual
     * @return the recovery codes, if these are the first; none otherwise
     */
    @FreshFactor(FreshFactor.Of.HOLDERS)
    @Transactional
    public Outcome<List<String>> confirm(String code, String name) {
        UserId me = Actors.current().id();
        Outcome<String> called = name(name, Kind.TOTP);
        if (called instanceof Outcome.Refused<String>(var refusals)) {
            return Outcome.refused(refusals);
        }
        if (!store.confirm(me, Base32.typed(code), called.orThrow())) {
            return Outcome.refused(Refusal.at("code", "code-wrong", "This is not the code that the app shows now. Type the newest; the telephone's clock must be right."));
        }
        return Outcome.done(added(me, called.orThrow()));
    }

    /** A name fit to be shown. Refused: {@code too-long}. */
    static Outcome<String> name(String typed, Kind kind) {
        String name = typed.strip();
        return name.length() > LONGEST_NAME ? Outcome.refusedAt("name", "too-long", "At most " + LONGEST_NAME + " characters.")
                : Outcome.done(name.isEmpty() ? kind.title() : name);
    }

    /** With the first factor come recovery codes. */
    List<String> added(UserId me, String name) {
        events.publishEvent(new AccountEvent.FactorAdded(me, name));
        return store.recoveryCodesLeft(me) == 0 ? store.newRecoveryCodes(me) : List.of();
    }

    @FreshFactor(FreshFactor.Of.HOLDERS)
    @Transactional
    public Outcome<UUID> remove(UUID factor) {
        UserId me = Actors.current().id();
        Optional<String> name = store.remove(me, factor);
        name.ifPresent(what -> events.publishEvent(new AccountEvent.FactorRemoved(me, what)));
        return name.isPresent() ? Outcome.done(factor) : Outcome.refused("not-found", "There is no such second factor.");
    }

    /** New recovery codes in place of all earlier ones. Refused without a factor to recover from: {@code no-factor}. */
    @FreshFactor(FreshFactor.Of.HOLDERS)
    @Transactional
    public Outcome<List<String>> newRecoveryCodes() {
        UserId me = Actors.current().id();
        return store.confirmed(me).isEmpty() ? Outcome.refused("no-factor", "Recovery codes stand in for a second factor: set one up first.")
                : Outcome.done(store.newRecoveryCodes(me));
    }

    /**
     * Asks that those of a person who has lost them all be taken away; another person approves it, and the person is told. Where nobody else could
     * approve, it is done at once. Nobody resets his own. Refused: {@code self-approval}, {@code no-factor}, {@code required} at {@code reason}, {@code already-asked}.
     *
     * @param reason for whoever approves it
     */
    @Requires(Permission.PEOPLE_MANAGE)
    @FreshFactor
    @Transactional
    public Outcome<PermissionChangeId> reset(UserId user, String name, String reason) {
        if (user.equals(Actors.current().id())) {
            return Outcome.refused("self-approval", "Nobody resets his own second factors; ask another administrator.");
        }
        return store.confirmed(user).isEmpty() ? Outcome.refused("no-factor", "This person has no second factor.")
                : asking.reset(PermissionChange.Kind.FACTORS, user, name, reason);
    }

    /**
     * Takes a code of the acting person's app, or one of the recovery codes. Wrong ones are slowed down like wrong passwords. Refused at
     * {@code code}: {@code code-wrong}, {@code factor-throttled}.
     */
    public Outcome<UserId> prove(String typed) {
        UserId me = Actors.current().id();
        List<String> subject = List.of(THROTTLE + me);
        var wait = throttle.wait(subject);
        if (wait.isPositive()) {
            return Outcome.refusedAt("code", "factor-throttled", "Too many wrong codes. Wait " + SignInThrottle.words(wait) + ", then try again.");
        }
        String code = Base32.typed(typed);
        if (code.matches("[0-9]{6}") ? store.takeTotp(me, code) : store.takeRecoveryCode(me, code)) {
            throttle.succeeded(subject.getFirst());
            return Outcome.done(me);
        }
        throttle.failed(subject, address());
        return Outcome.refusedAt("code", "code-wrong", "This code is not right, or it was used already. Type the one that the app shows now, or a recovery code.");
    }

    private static String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web ? web.getRequest().getRemoteAddr() : "";
    }
}
