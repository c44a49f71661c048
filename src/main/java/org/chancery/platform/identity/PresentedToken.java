package org.chancery.platform.identity;

import java.util.Optional;
import java.util.UUID;
import org.chancery.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** The API token of the present request. */
@Component
class PresentedToken {

    private final JdbcClient jdbc;

    PresentedToken(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who made it; empty for a request of a browser. */
    Optional<UserId> issuer() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request == null || !(request.getAttribute(BearerFilter.TOKEN, RequestAttributes.SCOPE_REQUEST) instanceof UUID token)) {
            return Optional.empty();
        }
        return jdbc.sql("select issued_by from platform.api_token where id = :id and issued_by is not null").param("id", token)
                .query((row, _) -> new UserId(row.getObject("issued_by", UUID.class))).optional();
    }
}
