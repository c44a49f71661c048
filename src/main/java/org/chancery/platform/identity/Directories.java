package org.chancery.platform.identity;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.stereotype.Component;

/**
 * The directories as OpenID Connect providers. What one says of itself is asked when somebody first signs in by it, and until it has answered once:
 * Chancery starts and lets everybody else in while a directory is out.
 */
@Component
class Directories implements ClientRegistrationRepository {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(Directories.class);

    private final Map<String, DirectorySettings> directories;
    private final Map<String, ClientRegistration> known = new ConcurrentHashMap<>();

    Directories(OidcSettings settings) {
        directories = settings.all();
    }

    /** Asks the directory with patience for a while and no longer. */
    static JdkClientHttpRequestFactory http() {
        var factory = new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        factory.setReadTimeout(PATIENCE);
        return factory;
    }

    Map<String, DirectorySettings> all() {
        return directories;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        DirectorySettings settings = directories.get(id);
        ClientRegistration registration = known.get(id);
        if (registration == null && settings != null) {
            registration = asked(id, settings);
            if (registration != null) {
                known.put(id, registration);
            }
        }
        return registration;
    }

    /** Without a directory that answers, nobody can sign in by it, which the page says; why stands in the log. */
    private @Nullable ClientRegistration asked(String id, DirectorySettings settings) {
        try {
            var scopes = new LinkedHashSet<>(settings.scopes());
            scopes.add(OidcScopes.OPENID);
            return ClientRegistrations.fromIssuerLocation(settings.issuer()).registrationId(id)
                    .clientId(settings.clientId()).clientSecret(settings.clientSecret()).scope(scopes)
                    .redirectUri("{baseUrl}" + DirectorySignIn.RETURN + "/{registrationId}")
                    .clientSettings(ClientRegistration.ClientSettings.builder().requireProofKey(true).build())
                    .build();
        } catch (RuntimeException silent) {
            LOG.error("The directory {} does not say how to sign in by it.", settings.issuer(), silent);
            return null;
        }
    }
}
