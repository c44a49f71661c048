package org.chancery.platform.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code chancery.oidc.*}: signing in by the firm's own directory, or by several. They stand in the file of settings or in the environment and never in
 * the database, the secret above all.
 *
 * @param issuer          the directory's address as it writes it into its tokens; blank: nobody signs in this way
 * @param clientId        what the directory calls Chancery
 * @param clientSecret    by which Chancery shows itself to the directory
 * @param name            what people call the directory, on the button
 * @param firm            the firm, by name or id, whose people these are; blank: the only one
 * @param scopes          what is asked for, in addition to {@code openid}
 * @param groupsClaim     where the directory says a person's groups
 * @param roles           the roles of each group, by name; who is in none of these groups is refused
 * @param timekeeperGroups whose people record time and have rates, when they are added
 * @param directories     further ones, each with settings as above, by a short name in lower case, which ends its addresses
 */
@ConfigurationProperties("chancery.oidc")
record OidcSettings(@DefaultValue("") String issuer, @DefaultValue("") String clientId, @DefaultValue("") String clientSecret,
        @DefaultValue("your firm's account") String name, @DefaultValue("") String firm, @DefaultValue({"email", "profile"}) List<String> scopes,
        @DefaultValue("groups") String groupsClaim, @DefaultValue Map<String, List<String>> roles, @DefaultValue List<String> timekeeperGroups,
        @DefaultValue Map<String, DirectorySettings> directories) {

    /** What the directory is called in addresses whose settings stand alone. */
    static final String FIRST = "directory";

    OidcSettings {
        directories.forEach((id, directory) -> {
            if (!id.matches("[a-z0-9-]{1,40}") || id.equals(FIRST) || directory.issuer().isBlank()) {
                throw new IllegalArgumentException("chancery.oidc.directories.%s needs a short name in lower case, other than “%s”, and an issuer".formatted(id, FIRST));
            }
        });
    }

    /** All of them, by what ends their addresses, in the order of their buttons; empty: nobody signs in this way. */
    Map<String, DirectorySettings> all() {
        var all = new LinkedHashMap<String, DirectorySettings>();
        if (!issuer.isBlank()) {
            all.put(FIRST, new DirectorySettings(issuer, clientId, clientSecret, name, firm, scopes, groupsClaim, roles, timekeeperGroups));
        }
        all.putAll(new TreeMap<>(directories));
        return all;
    }

    /** A record would print the secret. */
    @Override
    public String toString() {
        return "OidcSettings[" + issuer + "]";
    }
}
