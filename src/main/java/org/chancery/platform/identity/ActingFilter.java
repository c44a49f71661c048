package org.chancery.platform.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.chancery.platform.identity.WebSessions.Standing;
import org.chancery.shared.Id;
import org.chancery.shared.Outcome;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Binds a signed-in request to its actor and firm, read anew each time; a session that was ended, or whose person has left, is nobody's. Who has
 * a second factor acts only once it was proved; who must have one and has none may do nothing but set one up.
 */
class ActingFilter extends OncePerRequestFilter {

    static final String SECOND_STEP = "/sign-in/second";
    static final String ENROLMENT = "/profile/security";

    private final WebSessions sessions;
    private final SignIns signIns;
    private final RequestCache requests;

    ActingFilter(WebSessions sessions, SignIns signIns, RequestCache requests) {
        this.sessions = sessions;
        this.signIns = signIns;
        this.requests = requests;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        Optional<Standing> standing = standing(request, SecurityContextHolder.getContext().getAuthentication());
        if (standing.isEmpty()) {
            SecurityContextHolder.clearContext();
            chain.doFilter(request, response);
        } else if (standing.get().hasFactor() && standing.get().actor().factorAt() == null) {
            beforeTheSecondStep(request, response, chain);
        } else if (standing.get().factorRequired() && !standing.get().hasFactor() && !opensWithoutFactor(request.getRequestURI())) {
            sendTo(ENROLMENT, request, response);
        } else {
            Acting.filter(stepUp(request, response, standing.get().actor()), "web " + Id.next(), request, response, chain);
        }
    }

    private Optional<Standing> standing(HttpServletRequest request, @Nullable Authentication authentication) {
        return authentication != null && authentication.getPrincipal() instanceof SignedIn person
                ? SessionMark.of(request).flatMap(mark -> sessions.standing(person, mark)) : Optional.empty();
    }

    /** Nobody acts yet: only what belongs to signing in is open. */
    private void beforeTheSecondStep(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        String path = request.getRequestURI();
        if (path.equals("/sign-in") || path.startsWith("/sign-in/") || path.startsWith("/assets/") || path.equals("/favicon.ico")) {
            chain.doFilter(request, response);
        } else {
            sendTo(SECOND_STEP, request, response);
        }
    }

    private static boolean opensWithoutFactor(String path) {
        return path.equals(ENROLMENT) || path.startsWith(ENROLMENT + "/") || path.startsWith("/sign-in/") || path.startsWith("/assets/") || path.equals("/theme") || path.equals("/favicon.ico");
    }

    private void sendTo(String place, HttpServletRequest request, HttpServletResponse response) throws IOException {
        requests.saveRequest(request, response);
        response.sendRedirect(request.getContextPath() + place);
    }

    /** A form that was asked for a factor comes back with it: the act itself then finds it fresh. */
    private Actor stepUp(HttpServletRequest request, HttpServletResponse response, Actor actor) {
        String code = request.getMethod().equals("POST") ? typed(request, StepUp.FIELD) : null;
        String passkey = request.getMethod().equals("POST") ? typed(request, StepUp.PASSKEY) : null;
        if (code == null && passkey == null) {
            return actor;
        }
        Outcome<UserId> outcome = passkey != null ? signIns.signInByPasskey(request, response, passkey) : signIns.proveByCode(request, Objects.requireNonNull(code));
        request.setAttribute(StepUp.REFUSALS, outcome.refusals());
        return outcome.isDone() ? actor.provenAt(SessionMark.of(request).map(SessionMark::factorAt).orElse(null)) : actor;
    }

    private static @Nullable String typed(HttpServletRequest request, String field) {
        String typed = request.getParameter(field);
        return typed == null || typed.isBlank() ? null : typed;
    }
}
