package org.chancery.platform.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chancery.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks which firm is meant where one e-mail address and password belong to people of several. Until that is said nobody is signed in; only firms whose
 * own account took the password are named.
 */
@Service
public class FirmChoices {

    /** How long the question stands; afterwards the password is typed again. */
    static final Duration OPEN_FOR = Duration.ofMinutes(5);
    static final String PAGE = "/sign-in/firm";
    private static final String NAME = FirmChoices.class.getName();

    private final JdbcClient jdbc;
    private final SignIns signIns;
    private final Users users;
    private final Clock clock;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    FirmChoices(JdbcClient jdbc, SignIns signIns, Users users, Clock clock) {
        this.jdbc = jdbc;
        this.signIns = signIns;
        this.users = users;
        this.clock = clock;
    }

    /** The people whom an address and a password may both mean. */
    record Several(List<SignedIn> people) implements Serializable {
        private static final long serialVersionUID = 1;

        Several {
            people = List.copyOf(people);
        }
    }

    private record Open(Several several, Instant until) implements Serializable {
        private static final long serialVersionUID = 1;
    }

    /** A firm that may be meant. */
    public record Choice(UUID firm, String name) {}

    /** Keeps the question in the session, which has just been given a new id, and signs in nobody. */
    void ask(Several several, HttpServletRequest request, HttpServletResponse response) {
        SecurityContext nobody = SecurityContextHolder.createEmptyContext();
        SecurityContextHolder.setContext(nobody);
        contexts.saveContext(nobody, request, response);
        request.getSession().setAttribute(NAME, new Open(several, clock.instant().plus(OPEN_FOR)));
    }

    /** The firms to choose from, by name; empty if nothing is asked, or no more. */
    @Transactional(readOnly = true)
    public List<Choice> open(HttpServletRequest request) {
        List<UUID> firms = people(request).stream().map(SignedIn::firm).toList();
        return firms.isEmpty() ? List.of() : jdbc.sql("select f.id, f.name from platform.firms() f where f.id in (:firms) order by f.name, f.id").param("firms", firms)
                .query((row, _) -> new Choice(row.getObject("id", UUID.class), row.getString("name"))).list();
    }

    private List<SignedIn> people(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(NAME) instanceof Open open && clock.instant().isBefore(open.until()) ? open.several().people() : List.of();
    }

    /** Signs in the person of a firm, whose second factor is still asked. False if that firm is not to choose from, or the person has left it meanwhile. */
    public boolean choose(UUID firm, HttpServletRequest request, HttpServletResponse response) {
        Optional<SignedIn> chosen = people(request).stream().filter(each -> each.firm().equals(firm)).findFirst()
                .filter(each -> users.actor(firm, new UserId(each.user())).isPresent());
        chosen.ifPresent(person -> {
            request.getSession().removeAttribute(NAME);
            signIns.openWithoutFactor(firm, new UserId(person.user()), request, response);
        });
        return chosen.isPresent();
    }
}
