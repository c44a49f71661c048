package org.chancery.platform.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.stereotype.Component;

/**
 * The session's cookie. Over TLS it is {@value #OVER_TLS}, which a browser keeps only if it came over TLS, from this very host, for all of it: nobody
 * on the network or on another sub-domain can put one of his own in its place (RFC 6265bis, 4.1.3.2). Without TLS, which is for the own machine, the
 * browser would refuse that name: there it is {@value #PLAIN}. Neither is taken for the other.
 */
@Component
class SessionCookie implements CookieSerializer {

    static final String PLAIN = "chancery";
    static final String OVER_TLS = "__Host-chancery";

    private final DefaultCookieSerializer plain = named(PLAIN, false);
    private final DefaultCookieSerializer overTls = named(OVER_TLS, true);

    private static DefaultCookieSerializer named(String name, boolean secure) {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(name);
        cookie.setCookiePath("/");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setUseSecureCookie(secure);
        cookie.setSameSite("Lax");
        return cookie;
    }

    private DefaultCookieSerializer of(HttpServletRequest request) {
        return request.isSecure() ? overTls : plain;
    }

    @Override
    public void writeCookieValue(CookieValue value) {
        of(value.getRequest()).writeCookieValue(value);
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        return of(request).readCookieValues(request);
    }
}
