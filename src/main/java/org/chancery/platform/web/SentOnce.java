package org.chancery.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * A page's form acts once, however often Enter is pressed: each carries a secret ({@code platform/web/once}), and a second sending of the
 * same secret and content waits for the first and is led to the same place. It is taken in a transaction of its own before the act and given back when the form is refused, since a
 * refused form must be drawn anew and may read what it likes. If the program dies in between, sending again says that it was sent before.
 */
class SentOnce extends OncePerRequestFilter {

    static final String FIELD = "_once";

    private static final int POLL_MILLIS = 100;
    private static final byte[] ANY = {};

    private final KeptAnswers answers;
    private final TransactionTemplate transaction;
    private final WebLimits limits;

    SentOnce(KeptAnswers answers, PlatformTransactionManager transactions, WebLimits limits) {
        this.answers = answers;
        this.transaction = new TransactionTemplate(transactions);
        this.limits = limits;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || request.getUserPrincipal() == null || request.getRequestURI().startsWith("/api/")
                // Between the password and the second factor nobody acts yet, and a code is taken once anyway.
                || request.getRequestURI().startsWith("/sign-in/")
                || !(SentBody.isForm(request) || SentBody.isMultipart(request));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        String once = request.getParameter(FIELD);
        if (once == null || Ids.uuid(once).isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        String key = "form:" + once + ":" + Base64.getUrlEncoder().encodeToString(SentBody.read(request, limits.jsonSize().toBytes()).hash());
        if (in(() -> answers.claim(key, ANY))) {
            first(key, request, response, chain);
        } else {
            again(key, response);
        }
    }

    private void first(String key, HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        var held = new ContentCachingResponseWrapper(response);
        boolean done = false;
        try {
            chain.doFilter(request, held);
            String location = held.getHeader("Location");
            done = location != null && held.getStatus() >= 300 && held.getStatus() < 400;
            if (done) {
                in(() -> {
                    answers.keep(key, held.getStatus(), Map.of("Location", List.of(location)), ANY, Set.of());
                    return true;
                });
            }
        } finally {
            if (!done) {
                in(() -> {
                    answers.release(key);
                    return true;
                });
            }
        }
        held.copyBodyToResponse();
    }

    private void again(String key, HttpServletResponse response) throws IOException {
        long until = System.nanoTime() + limits.idempotencyWait().toNanos();
        Optional<KeptAnswers.Kept> kept = in(() -> answers.find(key));
        while (kept.isEmpty() && System.nanoTime() < until) {
            pause();
            kept = in(() -> answers.find(key));
        }
        if (kept.isPresent()) {
            HeldAnswer.replay(kept.get(), response);
        } else {
            response.sendError(HttpStatus.CONFLICT.value());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the first sending was under way", e);
        }
    }

    private <T> T in(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }
}
