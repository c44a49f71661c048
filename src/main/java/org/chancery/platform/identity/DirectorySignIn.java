package org.chancery.platform.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionInformation;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/**
 * Signing in by a directory of the firm: authorization code with PKCE. Its tokens are looked at once and kept nowhere. A directory that tells of a
 * sign-out of its own ends the person's sessions here.
 */
@Component
public class DirectorySignIn {

    /** Where the button leads, and where the directory leads back to; each is followed by what the settings call the directory. */
    static final String GO = "/sign-in/with";
    static final String RETURN = "/sign-in/code";
    private static final String FAILED = "directory-failed";
    private static final Duration LOGOUT_TOKEN_LIFE = Duration.ofMinutes(5);
    private static final Logger LOG = LoggerFactory.getLogger(DirectorySignIn.class);

    private final Directories directories;
    private final DirectoryPeople people;
    private final Firms firms;
    private final Users users;
    private final SignIns signIns;
    private final DirectorySessions sessions;

    DirectorySignIn(Directories directories, DirectoryPeople people, Firms firms, Users users, SignIns signIns, DirectorySessions sessions) {
        this.directories = directories;
        this.sessions = sessions;
        this.people = people;
        this.firms = firms;
        this.users = users;
        this.signIns = signIns;
    }

    /** What people call each directory, by its id, in the order of their buttons; empty if nobody signs in by one. */
    public Map<String, String> names() {
        var names = new LinkedHashMap<String, String>();
        directories.all().forEach((id, settings) -> names.put(id, settings.name()));
        return names;
    }

    /** Where the button of a directory leads: to the directory, or back with a word if it does not answer; back without one if there is none of this id. */
    public String way(String id) {
        if (!directories.all().containsKey(id)) {
            return "/sign-in";
        }
        return directories.findByRegistrationId(id) == null ? "/sign-in?directory=" + FAILED + "&of=" + id : GO + "/" + id;
    }

    /** What the sign-in page says of a refusal by a directory; null for a code that is none of ours, since anybody may have typed it. */
    public @Nullable String words(String code, String id) {
        DirectorySettings directory = directories.all().get(id);
        String name = directory == null ? "your directory" : directory.name();
        return switch (code) {
            case "directory-email" -> "Your directory gives no e-mail address that it has verified, so Chancery cannot tell who you are. Ask who runs the directory.";
            case "directory-group" -> "You are in none of the groups of your directory that may use Chancery. Ask an administrator of your firm.";
            case "directory-left" -> "Your access to Chancery has ended. If you have come back, an administrator must let you in again.";
            case "directory-other" -> "This e-mail address belongs to another account of your directory here. Ask an administrator.";
            case "directory-roles" -> "Chancery does not understand what your directory says of you. An administrator finds the reason in the log.";
            case FAILED -> "Signing in with " + name + " was broken off, or it did not answer. Try again, or sign in with your password.";
            default -> null;
        };
    }

    /** Opens the way to the directories, if the settings name any. */
    void configure(HttpSecurity http) throws Exception {
        if (directories.all().isEmpty()) {
            return;
        }
        var tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder().requestFactory(Directories.http())
                .configureMessageConverters(each -> each.addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler()).build());
        http.oauth2Login(login -> login.loginPage("/sign-in").clientRegistrationRepository(directories).authorizedClientRepository(new Forgetful())
                .authorizationEndpoint(each -> each.baseUri(GO)).redirectionEndpoint(each -> each.baseUri(RETURN + "/*")).tokenEndpoint(each -> each.accessTokenResponseClient(tokens))
                .successHandler(this::succeeded).failureHandler(this::failed));
        http.oidcLogout(logout -> logout.clientRegistrationRepository(directories).oidcSessionRegistry(new NoRegistry()).backChannel(back -> back.logoutHandler(this::signedOutThere)));
    }

    private void succeeded(HttpServletRequest request, HttpServletResponse response, Authentication authentication) throws IOException {
        String directory = ((OAuth2AuthenticationToken) authentication).getAuthorizedClientRegistrationId();
        DirectorySettings settings = Objects.requireNonNull(directories.all().get(directory));
        FirmName firm = firm(settings);
        OidcUser user = (OidcUser) Objects.requireNonNull(authentication.getPrincipal());
        Outcome<UserId> outcome = Actors.as(users.system(firm.id()), "directory " + Id.next(), () -> people.resolve(claims(settings, user)));
        switch (outcome) {
            case Outcome.Done<UserId>(var id) -> {
                signIns.openWithoutFactor(firm.id(), id, request, response);
                SessionMark.of(request).ifPresent(mark -> Actors.as(users.system(firm.id()), "directory " + Id.next(),
                        () -> sessions.opened(mark.session(), settings.issuer(), user.getClaimAsString("sid"))));
                response.sendRedirect(request.getContextPath() + signIns.onward(request, response));
            }
            case Outcome.Refused<UserId>(var refusals) -> {
                LOG.warn("{} was not let in by {}: {}", user.getSubject(), settings.issuer(), refusals.getFirst().message());
                String code = refusals.getFirst().code();
                refused(request, response, words(code, directory) == null ? FAILED : code, directory);
            }
        }
    }

    private void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException fault) throws IOException {
        String directory = request.getRequestURI().substring(request.getRequestURI().lastIndexOf('/') + 1);
        LOG.warn("A sign-in by a directory failed: {}", fault.getMessage());
        refused(request, response, FAILED, directories.all().containsKey(directory) ? directory : "");
    }

    /** The token was checked: it is the directory's, for us, and says that somebody has signed out there. */
    private void signedOutThere(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        if (authentication == null || !(authentication.getPrincipal() instanceof OidcLogoutToken token) || tooOld(token)) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        String issuer = token.getIssuer().toExternalForm();
        directories.all().values().stream().filter(each -> each.issuer().equals(issuer) && token.getAudience().contains(each.clientId())).map(each -> firm(each).id()).distinct()
                .forEach(firm -> Actors.as(users.system(firm), "directory sign-out " + Id.next(), () -> sessions.ended(issuer, token.getSubject(), token.getSessionId())));
    }

    /** A token that somebody kept ends nothing later. */
    private boolean tooOld(OidcLogoutToken token) {
        Instant issued = token.getIssuedAt();
        return issued == null || issued.isBefore(firms.now().minus(LOGOUT_TOKEN_LIFE));
    }

    /** Nothing of the directory's sign-in stays. */
    private static void refused(HttpServletRequest request, HttpServletResponse response, String code, String directory) throws IOException {
        SecurityContextHolder.clearContext();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        response.sendRedirect(request.getContextPath() + "/sign-in?directory=" + code + "&of=" + directory);
    }

    private FirmName firm(DirectorySettings settings) {
        List<FirmName> meant = firms.all().stream()
                .filter(each -> settings.firm().isBlank() || each.name().equalsIgnoreCase(settings.firm().strip()) || each.id().equals(id(settings.firm()))).toList();
        if (meant.size() != 1) {
            throw new IllegalStateException("the firm of the directory " + settings.issuer() + " must name one of " + firms.all().size() + " firms");
        }
        return meant.getFirst();
    }

    private static @Nullable UUID id(String text) {
        return text.strip().matches("[0-9a-fA-F-]{36}") ? UUID.fromString(text.strip()) : null;
    }

    private static Claims claims(DirectorySettings settings, OidcUser user) {
        Object groups = user.getClaim(settings.groupsClaim());
        Collection<String> names = groups instanceof Collection<?> several ? several.stream().map(String::valueOf).toList() : groups == null ? List.of() : List.of(String.valueOf(groups));
        return new Claims(settings, Objects.requireNonNull(user.getSubject()), user.getEmail(), Boolean.TRUE.equals(user.getEmailVerified()), user.getFullName(), names);
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

    /** Sessions are rows: Spring need not keep in memory which of them a directory opened. */
    private static final class NoRegistry implements OidcSessionRegistry {
        @Override
        public void saveSessionInformation(OidcSessionInformation session) {
            // DirectorySessions keeps it.
        }

        @Override
        public @Nullable OidcSessionInformation removeSessionInformation(String session) {
            return null;
        }

        @Override
        public Iterable<OidcSessionInformation> removeSessionInformation(OidcLogoutToken token) {
            return List.of();
        }
    }
}
