package org.chancery.platform.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.chancery.platform.identity.SignInThrottle.Waiting;
import org.chancery.shared.Id;
import org.chancery.shared.Outcome;
import org.chancery.shared.UserId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Somebody guesses at an account: told to its owner at the next sign-in, and to who looks after people. Raised beside the sign-in and not by it, so
 * that a failure takes as long for an account that is there as for one that is not.
 */
@Service
public class SignInAlerts {

    private static final int MOST_SHOWN = 200;
    /** The next alert of the same run of failures comes when there are this many times as many. */
    private static final int TOLD_AGAIN = 4;

    private final JdbcClient jdbc;
    private final SignInThrottle throttle;
    private final Notices notices;
    private final IdentitySettings settings;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    SignInAlerts(JdbcClient jdbc, SignInThrottle throttle, Notices notices, IdentitySettings settings, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.throttle = throttle;
        this.notices = notices;
        this.settings = settings;
        this.clock = clock;
        this.events = events;
    }

    /** What was guessed at. */
    public enum Guessed {
        PASSWORD("password"), FACTOR("code of the second factor");

        private final String title;

        Guessed(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** @param address of the network, from which the last failure came; empty if it was not known */
    public record AlertView(UserId user, String name, Guessed guessed, int failures, Instant lastFailure, String address) {}

    /** An account that must wait before its next try. */
    public record WaitingView(UserId user, String name, int failures, Instant lastFailure, String address, Duration left) {}

    private record Guess(UserId user, String name, Guessed guessed, int failures, Instant last, String address) {}

    /** The firm's alerts, the newest first. */
    @Requires(Permission.PEOPLE_MANAGE)
    @Transactional(readOnly = true)
    public List<AlertView> latest() {
        return jdbc.sql("""
                select a.user_id, u.name, a.guessed, a.failures, a.last_failure, a.last_address
                from platform.sign_in_alert a
                join platform.app_user u on u.firm_id = a.firm_id and u.id = a.user_id
                order by a.created_at desc, a.id desc limit :most""")
                .param("most", MOST_SHOWN)
                .query((row, n) -> new AlertView(new UserId(row.getObject("user_id", UUID.class)), row.getString("name"), Guessed.valueOf(row.getString("guessed")),
                        row.getInt("failures"), FactorStore.instant(row, "last_failure"), row.getString("last_address"))).list();
    }

    /** Who has to wait now, the longest first. */
    @Requires(Permission.PEOPLE_MANAGE)
    @Transactional(readOnly = true)
    public List<WaitingView> waiting() {
        return throttle.waiting().stream().map(each -> new WaitingView(each.user(), name(each), each.failures(), each.lastFailure(), each.lastAddress(), each.left())).toList();
    }

    private String name(Waiting waiting) {
        return jdbc.sql("select name from platform.app_user where id = :id").param("id", waiting.user().value()).query(String.class).single();
    }

    /** Lets a person try again at once. Nobody does so for himself: whoever guesses would. Refused: {@code self-approval}, {@code not-found}. */
    @Requires(Permission.PEOPLE_MANAGE)
    @Transactional
    public Outcome<UserId> letTryAgain(UserId user) {
        if (user.equals(Actors.current().id())) {
            return Outcome.refused("self-approval", "Nobody does this for himself; ask another administrator.");
        }
        String email = jdbc.sql("select email from platform.app_user where id = :id").param("id", user.value()).query(String.class).optional().orElse(null);
        if (email == null) {
            return Outcome.refused("not-found", "There is no such person.");
        }
        throttle.succeeded(SignInThrottle.EMAIL + email);
        throttle.succeeded(SecondFactors.THROTTLE + user);
        return Outcome.done(user);
    }

    /** Tells of what was guessed at in the acting firm and is not told yet. @return how many alerts were raised */
    @Transactional
    public int raise() {
        // Two nodes, or a sign-in and the job, do not tell the same twice.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('sign-in alerts ' || platform.current_firm(), 0)) is null").query(Boolean.class).single();
        List<Guess> guesses = guesses();
        guesses.forEach(this::tell);
        return guesses.size();
    }

    private List<Guess> guesses() {
        return jdbc.sql("""
                select u.id, u.name, case when t.subject like 'email %' then 'PASSWORD' else 'FACTOR' end as guessed, t.failures, t.last_failure, t.last_address
                from platform.sign_in_throttle t
                join platform.app_user u on t.subject in ('email ' || u.email, 'factor ' || u.id)
                where u.status = 'ACTIVE' and u.kind = 'PERSON' and t.failures > :free
                  and not exists (select from platform.sign_in_alert a
                                  where a.user_id = u.id and a.guessed = case when t.subject like 'email %' then 'PASSWORD' else 'FACTOR' end
                                    and a.last_failure >= t.first_failure and t.failures < a.failures * :again)""")
                .param("free", settings.freeFailures()).param("again", TOLD_AGAIN)
                .query((row, n) -> new Guess(new UserId(row.getObject("id", UUID.class)), row.getString("name"), Guessed.valueOf(row.getString("guessed")),
                        row.getInt("failures"), FactorStore.instant(row, "last_failure"), row.getString("last_address"))).list();
    }

    private void tell(Guess guess) {
        jdbc.sql("""
                insert into platform.sign_in_alert (id, user_id, guessed, failures, last_failure, last_address, created_at)
                values (:id, :user, :guessed, :failures, :last, :address, :now)""")
                .param("id", Id.next()).param("user", guess.user().value()).param("guessed", guess.guessed().name()).param("failures", guess.failures())
                .param("last", OffsetDateTime.ofInstant(guess.last(), ZoneOffset.UTC)).param("address", guess.address())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)).update();
        notices.tell(guess.user(), "Somebody typed a wrong " + guess.guessed().title() + " for your account " + guess.failures() + " times in a row"
                + (guess.address().isEmpty() ? "." : ", the last time from the address " + guess.address() + ".")
                + (guess.guessed() == Guessed.FACTOR ? " Your password was right before that: unless this was you, change it now." : ""));
        events.publishEvent(new AccountEvent.SignInGuessed(guess.user(), guess.name(), guess.failures()));
    }
}
