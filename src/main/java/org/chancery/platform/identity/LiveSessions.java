package org.chancery.platform.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.BooleanSupplier;
import org.chancery.platform.web.LiveGuard;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** A live part of a page ends with the session in which it was asked for. */
@Component
class LiveSessions implements LiveGuard {

    private final WebSessions sessions;

    LiveSessions(WebSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public BooleanSupplier of(HttpServletRequest request) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        SessionMark mark = SessionMark.of(request).orElse(null);
        if (mark == null || authentication == null || !(authentication.getPrincipal() instanceof SignedIn person)) {
            return () -> false;
        }
        return () -> sessions.standing(person, mark).isPresent();
    }
}
