package org.chancery.platform.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chancery.platform.identity.Tokens.Presented;
import org.chancery.platform.web.TokenLimit;
import org.chancery.shared.Id;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** {@code Authorization: Bearer …}: the request acts as the token's user, within its scopes. */
class BearerFilter extends OncePerRequestFilter {

    /** A code of the person's second factor, for the few acts that want it fresh; good for this request alone. */
    static final String FACTOR = "Chancery-Factor";

    private static final String SCHEME = "Bearer ";

    private final Tokens tokens;
    private final SecondFactors factors;
    private final TokenUses uses;
    private final Clock clock;

    BearerFilter(Tokens tokens, SecondFactors factors, TokenUses uses, Clock clock) {
        this.uses = uses;
        this.tokens = tokens;
        this.factors = factors;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        Presented presented = token(request.getHeader(HttpHeaders.AUTHORIZATION)).flatMap(tokens::present).orElse(null);
        if (presented == null) {
            chain.doFilter(request, response);
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(presented.actor().id().toString(), null, List.of()));
        SecurityContextHolder.setContext(context);
        request.setAttribute(TokenLimit.ATTRIBUTE, new TokenLimit(presented.token().toString(), Objects.requireNonNullElse(presented.requestsPerMinute(), 0)));
        uses.note(presented, request.getRemoteAddr());
        Acting.filter(proven(presented.actor(), request.getHeader(FACTOR)), "api " + Id.next(), request, response, chain);
    }

    /** The token in a header {@code Authorization}, if it holds one. */
    static Optional<String> token(@Nullable String header) {
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) ? Optional.of(header.substring(SCHEME.length()).strip()) : Optional.empty();
    }

    private Actor proven(Actor actor, @Nullable String code) {
        boolean proven = code != null && actor.kind() == Actor.Kind.PERSON && Actors.as(actor, "factor " + Id.next(), () -> factors.prove(code)).isDone();
        return proven ? actor.provenAt(clock.instant()) : actor;
    }
}
