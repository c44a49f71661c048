package org.chancery.platform.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chancery.platform.identity.Users.NewUser;
import org.chancery.shared.Refusal;

/** What a new user must have. */
final class NewUserRules {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]+\\.[^@\\s]{2,}");

    private NewUserRules() {}

    static List<Refusal> refusals(NewUser user, List<String> roles) {
        List<Refusal> refusals = new ArrayList<>();
        if (user.name().isBlank()) {
            refusals.add(Refusal.required("name"));
        }
        if (!EMAIL.matcher(user.email().strip()).matches()) {
            refusals.add(Refusal.at("email", "email-malformed", "This is not an e-mail address."));
        }
        user.roles().stream().filter(role -> !roles.contains(role))
                .forEach(role -> refusals.add(Refusal.at("roles", "role-unknown", "There is no role “" + role + "”.")));
        return refusals;
    }

    /** The first letters of the first and the last name, or of the only one. */
    static String initials(String name) {
        var words = Arrays.stream(name.strip().split("[\\s.]+")).filter(word -> !word.isEmpty()).collect(Collectors.toCollection(ArrayList::new));
        if (words.isEmpty()) {
            return "?";
        }
        String first = words.getFirst().substring(0, words.getFirst().offsetByCodePoints(0, 1));
        String last = words.size() == 1 ? "" : words.getLast().substring(0, words.getLast().offsetByCodePoints(0, 1));
        return (first + last).toUpperCase(Locale.ROOT);
    }
}
