package org.chancery.platform.setup;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.chancery.platform.firm.FirmView;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the firm is called and whose calendar and figures it uses. Its place and the currency of its books are {@link PlaceSettings}.
 */
@Service
public class FirmSettings {

    private static final int LONGEST_NAME = 200;

    private final JdbcClient jdbc;
    private final Firms firms;

    FirmSettings(JdbcClient jdbc, Firms firms) {
        this.jdbc = jdbc;
        this.firms = firms;
    }

    /**
     * What can be changed.
     *
     * @param zone   whose calendar dates what is done from now on; dates that stand do not move
     * @param locale such as {@code en-US}: how figures and dates are written where a person has not chosen
     */
    public record Particulars(@Nullable String name, @Nullable String zone, @Nullable String locale) {}

    @Requires(Permission.FIRM_MANAGE)
    @Transactional(readOnly = true)
    public FirmView current() {
        return firms.current();
    }

    /** Refused at the fields: {@code required}, {@code too-long}, {@code zone-unknown}, {@code locale-unknown}. The same once more changes nothing. */
    @Requires(Permission.FIRM_MANAGE)
    @Transactional
    public Outcome<FirmView> change(Particulars wanted) {
        List<Refusal> refusals = refusals(wanted);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        jdbc.sql("""
                update platform.firm set name = :name, zone = :zone, locale = :locale
                where (name, zone, locale) is distinct from (:name, :zone, :locale)""")
                .param("name", String.valueOf(wanted.name()).strip()).param("zone", wanted.zone()).param("locale", wanted.locale()).update();
        return Outcome.done(firms.current());
    }

    private static List<Refusal> refusals(Particulars wanted) {
        List<Refusal> refusals = new ArrayList<>();
        if (wanted.name() == null || wanted.name().isBlank()) {
            refusals.add(Refusal.required("name"));
        } else if (wanted.name().strip().length() > LONGEST_NAME) {
            refusals.add(Refusal.at("name", "too-long", "At most %d characters.".formatted(LONGEST_NAME)));
        }
        if (!isZone(wanted.zone())) {
            refusals.add(Refusal.at("zone", "zone-unknown", "There is no time zone “" + wanted.zone() + "”."));
        }
        if (wanted.locale() == null || Stream.of(Locale.getAvailableLocales()).noneMatch(known -> known.toLanguageTag().equals(wanted.locale()))) {
            refusals.add(Refusal.at("locale", "locale-unknown", "There is no way to write figures and dates called “" + wanted.locale() + "”."));
        }
        return refusals;
    }

    private static boolean isZone(@Nullable String zone) {
        try {
            return zone != null && ZoneId.of(zone).getId().equals(zone);
        } catch (DateTimeException unknown) {
            return false;
        }
    }
}
