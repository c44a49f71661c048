package org.chancery.platform.identity;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A role as it is given: for the whole firm, {@code Partner}, or for one office, {@code Partner @ALB}. Changes of permissions write it so, and so do pages and
 * the API; no role may be called that way.
 *
 * @param office the code of the one office; empty for the whole firm
 */
record OfficeGrant(String role, String office) {

    private static final Pattern IN_ONE = Pattern.compile("(.+) @([A-Z0-9]{1,6})", Pattern.DOTALL);

    static OfficeGrant of(String text) {
        Matcher found = IN_ONE.matcher(text);
        return found.matches() ? new OfficeGrant(found.group(1), found.group(2)) : new OfficeGrant(text, "");
    }

    boolean isOfOneOffice() {
        return !office.isEmpty();
    }
}
