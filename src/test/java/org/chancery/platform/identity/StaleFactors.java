package org.chancery.platform.identity;

import java.time.Instant;
import java.util.UUID;
import org.chancery.shared.UserId;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets time pass for the open sessions of a person: their second factors were proved at that instant. Called as that person. */
public final class StaleFactors {

    private StaleFactors() {}

    public static void provenAt(Instant at, UserId user, JdbcClient jdbc, TransactionTemplate transaction) {
        transaction.executeWithoutResult(_ -> {
            UUID session = jdbc.sql("select id from platform.web_session where user_id = :user and ended_at is null order by signed_in_at desc limit 1")
                    .param("user", user.value()).query(UUID.class).single();
            byte[] mark = new SerializingConverter().convert(new SessionMark(session, at));
            int changed = jdbc.sql("""
                    update platform.spring_session_attributes a set attribute_bytes = :mark
                    from platform.spring_session s, platform.web_session w
                    where a.session_primary_id = s.primary_id and a.attribute_name = :name and w.id = :session
                      and sha256(convert_to(rtrim(s.session_id), 'UTF8')) = w.session_hash""")
                    .param("mark", mark).param("name", SessionMark.class.getName()).param("session", session).update();
            if (changed != 1) {
                throw new AssertionError(changed + " sessions changed");
            }
        });
    }
}
