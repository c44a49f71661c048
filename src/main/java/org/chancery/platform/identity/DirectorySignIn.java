package org.chancery.platform.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.firm.Firms.FirmName;
import org.chancery.platform.identity.DirectoryPeople.Claims;
import org.chancery.shared.Id;
import org.chancery.shared.Outcome;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Signing in by the firm's directory: authorization code with PKCE. The directory's tokens are looked at once and kept nowhere. */
@Component
public class DirectorySignIn {

    /** Where the button leads, and where the directory leads back to; each is followed by {@link Directory#ID}. */
    static final String GO = "/sign-in/with";
    static final String RETURN = "/sign-in/code";
    private static final String FAILED = "directory-failed";
    private static final Logger LOG = LoggerFactory.getLogger(DirectorySignIn.class);

    private final OidcSettings settings;
    private final Directory directory;
    private final DirectoryPeople people;
    private final Firms firms;
    private final Users users;
    private final SignIns signIns;

    DirectorySignIn(OidcSettings settings, Directory directory, DirectoryPeople people, Firms firms, Users users, SignIns signIns) {
        this.settings = settings;
        this.directory = directory;
        this.people = people;
        this.firms = firms;
        this.users = users;
        this.signIns = signIns;
    }

    /** What people call the directory; null if nobody signs in by one. */
    public @Nullable String name() {
        return settings.isOn() ? settings.name() : null;
    }

    /** Where the button leads: to the directory, or back with a word if it does not answer. */
    public String way() {
        return directory.findByRegistrationId(Directory.ID) == null ? "/sign-in?directory=" + FAILED : GO + "/" + Directory.ID;
    }

    /** What the sign-in page says of a refusal; null for a code that is none of ours, since anybody may have typed it. */
    public @Nullable String words(String code) {
        return switch (code) {
            case "directory-email" -> "Your directory gives no e-mail address that it has verified, so Chancery cannot tell who you are. Ask who runs the directory.";
            case "directory-group" -> "You are in none of the groups of your directory that may use Chancery. Ask an administrator of your firm.";
            case "directory-left" -> "Your access to Chancery has ended. If you have come back, an administrator must let you in again.";
            case "directory-other" -> "This e-mail address belongs to another account of your directory here. Ask an administrator.";
            case "directory-roles" -> "Chancery does not understand what your directory says of you. An administrator finds the reason in the log.";
            case FAILED -> "Signing in with " + settings.name() + " was broken off, or it did not answer. Try again, or sign in with your password.";
            default -> null;
        };
    }

    /** Opens the way, if the settings name a directory. */
    void configure(HttpSecurity http) throws Exception {
        if (!settings.isOn()) {
            return;
        }
        var tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder().requestFactory(Directory.http())
                .configureMessageConverters(each -> each.addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler()).build());
        http.oauth2Login(login -> login.loginPage("/sign-in").clientRegistrationRepository(directory).authorizedClientRepository(new Forgetful())
                .authorizationEndpoint(each -> each.baseUri(GO)).redirectionEndpoint(each -> each.baseUri(RETURN + "/*")).tokenEndpoint(each -> each.accessTokenResponseClient(tokens))
                .successHandler(this::succeeded).failureHandler(this::failed));
    }

    private void succeeded(HttpServletRequest request, HttpServletResponse response, Authentication authentication) throws IOException {
        FirmName firm = firm();
        OidcUser user = (OidcUser) Objects.requireNonNull(authentication.getPrincipal());
        Outcome<UserId> outcome = Actors.as(users.system(firm.id()), "directory " + Id.next(), () -> people.resolve(claims(user)));
        switch (outcome) {
            case Outcome.Done<UserId>(var id) -> {
                signIns.openWithoutFactor(firm.id(), id, request, response);
                response.sendRedirect(request.getContextPath() + signIns.onward(request, response));
            }
            case Outcome.Refused<UserId>(var refusals) -> {
                LOG.warn("{} was not let in by {}: {}", user.getSubject(), settings.issuer(), refusals.getFirst().message());
                String code = refusals.getFirst().code();
                refused(request, response, words(code) == null ? FAILED : code);
            }
        }
    }

    private void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException fault) throws IOException {
        LOG.warn("A sign-in by {} failed: {}", settings.issuer(), fault.getMessage());
        refused(request, response, FAILED);
    }

    /** Nothing of the directory's sign-in stays. */
    private static void refused(HttpServletRequest request, HttpServletResponse response, String code) throws IOException {
        SecurityContextHolder.clearContext();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        response.sendRedirect(request.getContextPath() + "/sign-in?directory=" + code);
    }

    private FirmName firm() {
        List<FirmName> meant = firms.all().stream()
                .filter(each -> settings.firm().isBlank() || each.name().equalsIgnoreCase(settings.firm().strip()) || each.id().equals(id(settings.firm()))).toList();
        if (meant.size() != 1) {
            throw new IllegalStateException("chancery.oidc.firm must name one of " + firms.all().size() + " firms");
        }
        return meant.getFirst();
    }

    private static @Nullable UUID id(String text) {
        return text.strip().matches("[0-9a-fA-F-]{36}") ? UUID.fromString(text.strip()) : null;
    }

    private Claims claims(OidcUser user) {
        Object groups = user.getClaim(settings.groupsClaim());
        Collection<String> names = groups instanceof Collection<?> several ? several.stream().map(String::valueOf).toList() : groups == null ? List.of() : List.of(String.valueOf(groups));
        return new Claims(Objects.requireNonNull(user.getSubject()), user.getEmail(), Boolean.TRUE.equals(user.getEmailVerified()), user.getFullName(), names);
    }

    /** Chancery asks the directory who somebody is, and nothing afterwards. */
    private static final class Forgetful implements OAuth2AuthorizedClientRepository {
        @Override
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(String registration, Authentication principal, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(OAuth2AuthorizedClient client, Authentication principal, HttpServletRequest request, HttpServletResponse response) {
            // Forgotten on purpose.
        }

        @Override
        public void removeAuthorizedClient(String registration, Authentication principal, HttpServletRequest request, HttpServletResponse response) {
            // There is none.
        }
    }
}
