package org.chancery.platform.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Lets the rest of a filter chain run as an actor. */
final class Acting {

    private Acting() {}

    private static final class Wrapped extends RuntimeException {
        private static final long serialVersionUID = 1;

        Wrapped(ServletException cause) {
            super(cause);
        }
    }

    static void filter(Actor actor, String request, ServletRequest servletRequest, ServletResponse response, FilterChain chain) throws ServletException, IOException {
        try {
            Actors.as(actor, request, () -> {
                try {
                    chain.doFilter(servletRequest, response);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (ServletException e) {
                    throw new Wrapped(e);
                }
                return Boolean.TRUE;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (Wrapped e) {
            throw (ServletException) e.getCause();
        }
    }
}
