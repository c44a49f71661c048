package org.chancery.platform.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a web session knows of itself.
 *
 * @param session  its row beside Spring's
 * @param factorAt when a second factor was last proved in it; null if it was not
 */
record SessionMark(UUID session, @Nullable Instant factorAt) implements Serializable {

    private static final long serialVersionUID = 1;
    private static final String NAME = SessionMark.class.getName();

    static Optional<SessionMark> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(NAME) instanceof SessionMark mark ? Optional.of(mark) : Optional.empty();
    }

    void keep(HttpServletRequest request) {
        request.getSession().setAttribute(NAME, this);
    }
}
