package org.chancery.platform.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;

/**
 * The address by which a browser reaches the program; a passkey works there and nowhere else.
 *
 * @param name   the host, which passkeys are bound to
 * @param origin scheme, host and port
 */
record Site(String name, String origin) {

    /** As configured, or else as this browser asked. A browser lets no other site use a passkey of this one, whatever it claims to have asked. */
    static Site of(HttpServletRequest request, String publicAddress) {
        if (!publicAddress.isBlank()) {
            URI address = URI.create(publicAddress.strip());
            return new Site(address.getHost(), origin(address.getScheme(), address.getHost(), address.getPort()));
        }
        boolean usual = request.getServerPort() == (request.isSecure() ? 443 : 80);
        return new Site(request.getServerName(), origin(request.getScheme(), request.getServerName(), usual ? -1 : request.getServerPort()));
    }

    private static String origin(String scheme, String host, int port) {
        return scheme + "://" + host + (port < 0 ? "" : ":" + port);
    }
}
