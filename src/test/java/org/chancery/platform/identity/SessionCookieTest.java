package org.chancery.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.web.http.CookieSerializer.CookieValue;

class SessionCookieTest {

    private final SessionCookie cookie = new SessionCookie();

    private static MockHttpServletRequest request(boolean tls) {
        var request = new MockHttpServletRequest("GET", "/");
        request.setSecure(tls);
        return request;
    }

    private String written(boolean tls) {
        var response = new MockHttpServletResponse();
        cookie.writeCookieValue(new CookieValue(request(tls), response, "secret"));
        return String.valueOf(response.getHeader("Set-Cookie"));
    }

    @Test
    void overTlsItIsBoundToTheHostAndPlainOnTheOwnMachine() {
        assertThat(written(true)).startsWith("__Host-chancery=").contains("; Path=/;").contains("Secure").contains("HttpOnly").contains("SameSite=Lax").doesNotContain("Domain");
        assertThat(written(false)).startsWith("chancery=").contains("HttpOnly").contains("SameSite=Lax").doesNotContain("Secure");
    }

    @Test
    void neitherIsTakenForTheOther() {
        String secret = Base64.getEncoder().encodeToString("secret".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var overTls = request(true);
        overTls.setCookies(new Cookie("chancery", secret));
        assertThat(cookie.readCookieValues(overTls)).isEmpty();
        overTls.setCookies(new Cookie("__Host-chancery", secret));
        assertThat(cookie.readCookieValues(overTls)).containsExactly("secret");
        var plain = request(false);
        plain.setCookies(new Cookie("__Host-chancery", secret));
        assertThat(cookie.readCookieValues(plain)).isEmpty();
    }
}
