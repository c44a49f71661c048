package org.chancery.platform.identity;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One directory, by which people of one firm sign in. A directory that serves two firms is named twice, once for each.
 *
 * @param issuer           the directory's address as it writes it into its tokens
 * @param clientId         what the directory calls Chancery
 * @param clientSecret     by which Chancery shows itself to the directory
 * @param name             what people call the directory, on its button
 * @param firm             the firm, by name or id, whose people these are; blank: the only one
 * @param scopes           what is asked for, in addition to {@code openid}
 * @param groupsClaim      where the directory says a person's groups
 * @param roles            the roles of each group, by name; who is in none of these groups is refused
 * @param timekeeperGroups whose people record time and have rates, when they are added
 */
record DirectorySettings(@DefaultValue("") String issuer, @DefaultValue("") String clientId, @DefaultValue("") String clientSecret,
        @DefaultValue("your firm's account") String name, @DefaultValue("") String firm, @DefaultValue({"email", "profile"}) List<String> scopes,
        @DefaultValue("groups") String groupsClaim, @DefaultValue Map<String, List<String>> roles, @DefaultValue List<String> timekeeperGroups) {

    /** A record would print the secret. */
    @Override
    public String toString() {
        return "DirectorySettings[" + issuer + "]";
    }
}
