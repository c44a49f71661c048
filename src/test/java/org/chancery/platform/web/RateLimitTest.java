package org.chancery.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.chancery.platform.firm.DatabaseRefusals;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class RateLimitTest {

    private final AtomicLong nanos = new AtomicLong();
    private final RateLimit limit = new RateLimit(6_000, nanos::get,
            new ErrorAnswers(new Faults(Mockito.mock(DatabaseRefusals.class)), JsonMapper.builder().build(), Mockito.mock(Frames.class), Mockito.mock()));

    private MockHttpServletResponse ask(String token) {
        var request = new MockHttpServletRequest("GET", "/api/v1/matters");
        request.addHeader("Authorization", "Bearer " + token);
        var response = new MockHttpServletResponse();
        try {
            limit.doFilter(request, response, new MockFilterChain());
        } catch (jakarta.servlet.ServletException | java.io.IOException e) {
            throw new IllegalStateException(e);
        }
        return response;
    }

    @Test
    void aTokenHasItsRequestsOfAMinuteAndThenWaits() throws Exception {
        assertThat(IntStream.range(0, 6_000).map(_ -> ask("a").getStatus()).filter(s -> s != 200)).isEmpty();
        var refused = ask("a");
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("1");
        assertThat(refused.getContentType()).isEqualTo("application/problem+json");
        assertThat(refused.getContentAsString()).contains("too-many-requests").contains("6000");
        assertThat(ask("b").getStatus()).isEqualTo(200);
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(10));
        assertThat(ask("a").getStatus()).isEqualTo(200);
        assertThat(ask("a").getStatus()).isEqualTo(429);
        nanos.addAndGet(TimeUnit.MINUTES.toNanos(5));
        assertThat(IntStream.range(0, 6_001).map(_ -> ask("a").getStatus()).filter(s -> s != 200)).hasSize(1);
    }

    @Test
    void aTokenWithALimitOfItsOwnIsHeldToIt() {
        var statuses = IntStream.range(0, 5).map(_ -> {
            var request = new MockHttpServletRequest("GET", "/api/v1/matters");
            request.setAttribute(TokenLimit.ATTRIBUTE, new TokenLimit("small", 3));
            var response = new MockHttpServletResponse();
            try {
                limit.doFilter(request, response, new MockFilterChain());
            } catch (jakarta.servlet.ServletException | java.io.IOException e) {
                throw new IllegalStateException(e);
            }
            return response.getStatus() == 429 ? Integer.parseInt(String.valueOf(response.getHeader("Retry-After"))) : 0;
        }).boxed().toList();
        assertThat(statuses).containsExactly(0, 0, 0, 20, 20);
    }
}
