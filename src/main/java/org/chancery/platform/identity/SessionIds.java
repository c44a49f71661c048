package org.chancery.platform.identity;

import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.session.SessionIdGenerator;
import org.springframework.stereotype.Component;

/** Ids of sessions: 216 random bits in the 36 characters that their column holds. Spring's own, a UUID, has 122 (OWASP ASVS 5.0, 7.2.3, asks for 128). */
@Component
class SessionIds implements SessionIdGenerator {

    private static final int BYTES = 27;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Override
    public String generate() {
        byte[] id = new byte[BYTES];
        RANDOM.nextBytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }
}
