package org.chancery.platform.identity;

import java.net.http.HttpClient;
import java.time.Duration;
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
 * The firm's directory as an OpenID Connect provider. What it says of itself is asked when somebody first signs in, and until it has answered once:
 * Chancery starts and lets everybody else in while the directory is out.
 */
@Component
class Directory implements ClientRegistrationRepository {

    static final String ID = "directory";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(Directory.class);

    private final OidcSettings settings;
    private volatile @Nullable ClientRegistration known;

    Directory(OidcSettings settings) {
        this.settings = settings;
    }

    /** Asks the directory with patience for a while and no longer. */
    static JdkClientHttpRequestFactory http() {
        var factory = new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        factory.setReadTimeout(PATIENCE);
        return factory;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        if (!id.equals(ID) || !settings.isOn()) {
            return null;
        }
        ClientRegistration registration = known;
        if (registration == null) {
            registration = asked();
            known = registration;
        }
        return registration;
    }

    /** Without a directory that answers, nobody can sign in by it, which the page says; why stands in the log. */
    private @Nullable ClientRegistration asked() {
        try {
            var scopes = new java.util.LinkedHashSet<>(settings.scopes());
            scopes.add(OidcScopes.OPENID);
            return ClientRegistrations.fromIssuerLocation(settings.issuer()).registrationId(ID)
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
