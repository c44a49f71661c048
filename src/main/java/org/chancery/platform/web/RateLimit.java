package org.chancery.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.chancery.shared.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * So many requests a minute for each API token, by its own limit or the usual one, as a bucket that refills evenly and holds one minute's worth. Kept in the memory of each
 * node: N nodes allow up to N times as many.
 */
class RateLimit extends OncePerRequestFilter {

    /** Tokens remembered before full buckets, which say nothing, are forgotten. */
    private static final int REMEMBERED = 10_000;

    private final int perMinute;
    private final LongSupplier nanos;
    private final ErrorAnswers errors;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    RateLimit(int perMinute, LongSupplier nanos, ErrorAnswers errors) {
        this.perMinute = perMinute;
        this.nanos = nanos;
        this.errors = errors;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        TokenLimit caller = caller(request);
        long limit = caller.perMinute() == 0 ? perMinute : caller.perMinute();
        long wait = buckets.computeIfAbsent(caller.token() + "/" + limit, _ -> new Bucket(limit)).take();
        if (buckets.size() > REMEMBERED) {
            buckets.values().removeIf(Bucket::full);
        }
        if (wait == 0) {
            chain.doFilter(request, response);
            return;
        }
        long seconds = Math.max(1, Duration.ofNanos(wait).plusMillis(999).toSeconds());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        errors.write(response, HttpStatus.TOO_MANY_REQUESTS, Refusal.of("too-many-requests",
                "At most " + limit + " requests a minute for a token. Go on in " + seconds + " s."));
    }

    /** The token, by a name that does not keep the token itself; else where the request comes from. */
    private static TokenLimit caller(HttpServletRequest request) {
        if (request.getAttribute(TokenLimit.ATTRIBUTE) instanceof TokenLimit known) {
            return known;
        }
        String token = request.getHeader(HttpHeaders.AUTHORIZATION);
        return new TokenLimit(token == null ? "at " + request.getRemoteAddr() : UUID.nameUUIDFromBytes(token.getBytes(StandardCharsets.UTF_8)).toString(), 0);
    }

    private final class Bucket {

        private final long perMinute;
        private double left;
        private long at = nanos.getAsLong();

        Bucket(long perMinute) {
            this.perMinute = perMinute;
            this.left = perMinute;
        }

        /** Takes one request. @return 0, or the nanoseconds until there is one to take */
        synchronized long take() {
            refill();
            if (left >= 1) {
                left--;
                return 0;
            }
            return Math.max(1, (long) ((1 - left) * Duration.ofMinutes(1).toNanos() / perMinute));
        }

        synchronized boolean full() {
            refill();
            return left >= perMinute;
        }

        private void refill() {
            long now = nanos.getAsLong();
            left = Math.min(perMinute, left + (double) (now - at) * perMinute / Duration.ofMinutes(1).toNanos());
            at = now;
        }
    }
}
