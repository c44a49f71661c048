package org.chancery.platform.identity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sign-in by e-mail address and password (Argon2id). An address may belong to people of several firms: all whose password is right are found, and
 * {@link FirmChoices} asks which is meant. Every try weighs as many passwords as the address with the most accounts has, up to {@value #WEIGHED_AT_MOST},
 * so that its time tells neither whether an address is known nor in how many firms.
 */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private static final int WEIGHED_AT_MOST = 8;

    private record Candidate(SignedIn user, String hash) {}

    /** Too many failures of this account, whether or not there is one, or from this network address. */
    static final class Throttled extends LockedException {

        private static final long serialVersionUID = 1;
        private final Duration wait;

        Throttled(Duration wait) {
            super("too many failures");
            this.wait = wait;
        }

        Duration left() {
            return wait;
        }
    }

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final PasswordEncoder passwords;
    private final SignInThrottle throttle;
    private final Users users;
    private final SignInAlerts alerts;
    private final String unknownHash;

    PasswordSignIn(JdbcClient jdbc, TransactionTemplate transaction, PasswordEncoder passwords, SignInThrottle throttle, Users users, SignInAlerts alerts) {
        this.users = users;
        this.alerts = alerts;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.passwords = passwords;
        this.throttle = throttle;
        this.unknownHash = "$argon2id$v=19$m=16384,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String email = attempt.getName().strip().toLowerCase(Locale.ROOT);
        String password = String.valueOf(attempt.getCredentials());
        var subjects = subjects(email, attempt);
        Duration wait = throttle.wait(subjects);
        if (wait.isPositive()) {
            throw new Throttled(wait);
        }
        List<Candidate> candidates = candidates(email);
        List<SignedIn> right = whosePasswordIs(password, candidates);
        if (right.isEmpty()) {
            throttle.failed(subjects, address(attempt));
            throw new BadCredentialsException("no such address and password");
        }
        succeeded(right, right.size() == candidates.size(), subjects.getFirst());
        return UsernamePasswordAuthenticationToken.authenticated(right.size() == 1 ? right.getFirst() : new FirmChoices.Several(right), null, List.of());
    }

    private List<SignedIn> whosePasswordIs(String password, List<Candidate> candidates) {
        List<SignedIn> right = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (passwords.matches(password, candidate.hash())) {
                right.add(candidate.user());
            }
        }
        for (int weighed = candidates.size(); weighed < Math.min(WEIGHED_AT_MOST, mostAccounts()); weighed++) {
            passwords.matches(password, unknownHash);
        }
        return right;
    }

    private int mostAccounts() {
        return Objects.requireNonNull(transaction.execute(_ -> jdbc.sql("select platform.most_accounts()").query(Integer.class).single()));
    }

    /**
     * What was guessed until now is told before it is forgotten. It is not forgotten while another firm's account of the same address took another
     * password: whoever knows the one could else guess the other without end.
     */
    private void succeeded(List<SignedIn> right, boolean all, String subject) {
        if (throttle.isExceeded(subject)) {
            right.forEach(each -> Actors.as(users.system(each.firm()), "sign-in", alerts::raise));
        }
        if (all) {
            throttle.succeeded(subject);
        }
    }

    private static String address(Authentication attempt) {
        return attempt.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
    }

    private static List<String> subjects(String email, Authentication attempt) {
        return attempt.getDetails() instanceof WebAuthenticationDetails web ? List.of(SignInThrottle.EMAIL + email, SignInThrottle.ADDRESS + web.getRemoteAddress())
                : List.of(SignInThrottle.EMAIL + email);
    }

    private List<Candidate> candidates(String email) {
        return transaction.execute(status -> jdbc.sql("select firm_id, user_id, password_hash from platform.find_sign_in(:email)")
                .param("email", email)
                .query((row, n) -> new Candidate(new SignedIn(row.getObject("firm_id", UUID.class), row.getObject("user_id", UUID.class)), row.getString("password_hash")))
                .list());
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
