package org.chancery.platform.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.chancery.shared.Id;
import org.chancery.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people must be told of their own accounts, kept until they have seen it. */
@Service
public class Notices {

    private static final int MOST_SHOWN = 20;

    private final JdbcClient jdbc;
    private final Clock clock;

    Notices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One thing to be told. */
    public record Notice(String message, Instant at) {}

    @Transactional
    public void tell(UserId user, String message) {
        jdbc.sql("insert into platform.account_notice (id, user_id, message, created_at) values (:id, :user, :message, :now)")
                .param("id", Id.next()).param("user", user.value()).param("message", message).param("now", now()).update();
    }

    /** What the acting person has not seen yet, the newest first. */
    @Transactional(readOnly = true)
    public List<Notice> unseen() {
        return jdbc.sql("select message, created_at from platform.account_notice where user_id = :me and seen_at is null order by created_at desc limit :most")
                .param("me", Actors.current().id().value()).param("most", MOST_SHOWN)
                .query((row, n) -> new Notice(row.getString("message"), FactorStore.instant(row, "created_at"))).list();
    }

    /** The acting person has seen them. */
    @Transactional
    public void seen() {
        jdbc.sql("update platform.account_notice set seen_at = :now where user_id = :me and seen_at is null")
                .param("now", now()).param("me", Actors.current().id().value()).update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
