package org.chancery.platform.identity;

import java.util.List;
import org.chancery.platform.web.Option;

/** The places whose client-money rules a firm may name as its own. */
public final class Jurisdictions {

    public static final List<Option> OPTIONS = List.of(
            Option.of("us-ca", "United States: California"),
            Option.of("us-fl", "United States: Florida"),
            Option.of("us-il", "United States: Illinois"),
            Option.of("us-ny", "United States: New York"),
            Option.of("us-nc", "United States: North Carolina"),
            Option.of("us-tx", "United States: Texas"),
            Option.of("us", "United States: another state (ABA Model Rule 1.15)"),
            Option.of("gb-eng", "England and Wales"),
            Option.of("ca-on", "Canada: Ontario"),
            Option.of("ca-bc", "Canada: British Columbia"),
            Option.of("ca-ab", "Canada: Alberta"),
            Option.of("other", "Elsewhere"));

    private Jurisdictions() {}

    /** What people call a place; its code for one of a newer version. */
    public static String name(String code) {
        return OPTIONS.stream().filter(option -> option.value().equals(code)).map(Option::label).findFirst().orElse(code);
    }
}
