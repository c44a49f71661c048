package org.chancery.platform.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.chancery.shared.Id;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Binds a signed-in request to its actor and firm, read anew each time; a session whose person has left is nobody's. */
class ActingFilter extends OncePerRequestFilter {

    private final Users users;

    ActingFilter(Users users) {
        this.users = users;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        Optional<Actor> actor = actor(SecurityContextHolder.getContext().getAuthentication());
        if (actor.isEmpty()) {
            SecurityContextHolder.clearContext();
            chain.doFilter(request, response);
        } else {
            Acting.filter(actor.get(), "web " + Id.next(), request, response, chain);
        }
    }

    private Optional<Actor> actor(@org.jspecify.annotations.Nullable Authentication authentication) {
        return authentication != null && authentication.getPrincipal() instanceof SignedIn person
                ? users.actor(person.firm(), new org.chancery.shared.UserId(person.user()))
                : Optional.empty();
    }
}
