package org.chancery.platform.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.chancery.platform.identity.Tokens.Presented;
import org.chancery.shared.Id;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** {@code Authorization: Bearer …}: the request acts as the token's user, within its scopes. */
class BearerFilter extends OncePerRequestFilter {

    /** The request attribute with the id of the token, for limits per token. */
    static final String TOKEN = "chancery.token";

    private final Tokens tokens;

    BearerFilter(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        Presented presented = header != null && header.regionMatches(true, 0, "Bearer ", 0, 7) ? tokens.present(header.substring(7).strip()).orElse(null) : null;
        if (presented == null) {
            chain.doFilter(request, response);
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(presented.actor().id().toString(), null, List.of()));
        SecurityContextHolder.setContext(context);
        request.setAttribute(TOKEN, presented.token());
        Acting.filter(presented.actor(), "api " + Id.next(), request, response, chain);
    }
}
