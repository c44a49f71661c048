package org.chancery.platform.identity;

import java.util.List;
import java.util.UUID;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which sessions a directory opened, so that one that tells of a sign-out ends them. Acts as the program itself. */
@Service
class DirectorySessions {

    private final JdbcClient jdbc;
    private final WebSessions sessions;
    private final Users users;
    private final ApplicationEventPublisher events;

    DirectorySessions(JdbcClient jdbc, WebSessions sessions, Users users, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.users = users;
        this.events = events;
    }

    /** Notes by whom a session was opened. @param sid what the directory calls its own session, if it says so */
    @Transactional
    public int opened(UUID session, String issuer, @Nullable String sid) {
        return jdbc.sql("update platform.web_session set directory_issuer = :issuer, directory_sid = :sid where id = :id")
                .param("issuer", issuer).param("sid", sid).param("id", session).update();
    }

    /**
     * Ends all sessions here of whoever has signed out there, those opened by a password too.
     *
     * @param subject who it is there; null if the directory names its session alone
     * @param sid     its session; null if it names the person alone
     * @return how many ended
     */
    @Transactional
    public int ended(String issuer, @Nullable String subject, @Nullable String sid) {
        return people(issuer, subject, sid).stream().mapToInt(this::end).sum();
    }

    private List<UserId> people(String issuer, @Nullable String subject, @Nullable String sid) {
        return jdbc.sql("""
                select i.user_id from platform.oidc_identity i where i.issuer = :issuer and i.subject = :subject
                union
                select w.user_id from platform.web_session w
                where cast(:subject as text) is null and w.directory_issuer = :issuer and w.directory_sid = :sid and w.ended_at is null""")
                .param("issuer", issuer).param("subject", subject).param("sid", sid)
                .query((row, n) -> new UserId(row.getObject("user_id", UUID.class))).list();
    }

    private int end(UserId person) {
        int count = sessions.endAll(person);
        if (count > 0) {
            events.publishEvent(new AccountEvent.SessionsEnded(person, users.find(person).orElseThrow().name(), count));
        }
        return count;
    }
}
