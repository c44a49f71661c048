package org.chancery.platform.setup;

import java.time.DateTimeException;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.firm.NumberSeries;
import org.chancery.platform.firm.NumberedByOffice;
import org.chancery.platform.firm.OfficeId;
import org.chancery.platform.firm.OfficeView;
import org.chancery.platform.firm.Offices;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.letterhead.OfficeAddress;
import org.chancery.platform.letterhead.OfficeAddresses;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opening, changing and closing the firm's offices. One that was used is never deleted: it is closed, and can be opened again. */
@Service
public class OfficeSettings {

    private static final int LONGEST_NAME = 100;
    private static final Refusal UNKNOWN = Refusal.of("not-found", "There is no such office.");

    private final JdbcClient jdbc;
    private final Offices offices;
    private final OfficeAddresses addresses;
    private final NumberSeries series;
    private final List<NumberedByOffice> numbered;
    private final Firms firms;

    OfficeSettings(JdbcClient jdbc, Offices offices, OfficeAddresses addresses, NumberSeries series, List<NumberedByOffice> numbered, Firms firms) {
        this.jdbc = jdbc;
        this.offices = offices;
        this.addresses = addresses;
        this.series = series;
        this.numbered = numbered.stream().sorted(Comparator.comparing(NumberedByOffice::title)).toList();
        this.firms = firms;
    }

    /**
     * What can be said of an office.
     *
     * @param code        one to six letters and digits; it stays once the office has numbers of its own
     * @param zone        null means the firm's; the head office has no other
     * @param fiscalMonth the first of the fiscal year; null means January
     * @param numbers     the kinds that it numbers by itself from now on; none is given up again, since no number may be given twice
     * @param address     on its papers; empty means the firm's
     */
    public record Particulars(@Nullable String name, @Nullable String code, @Nullable String zone, @Nullable Month fiscalMonth, List<String> numbers, OfficeAddress address) {

        String strippedName() {
            return Objects.requireNonNullElse(name, "").strip();
        }

        String upperCode() {
            return Objects.requireNonNullElse(code, "").strip().toUpperCase(Locale.ROOT);
        }
    }

    /** What an office may number by itself. */
    public List<NumberedByOffice> numbered() {
        return numbered;
    }

    @Requires({Permission.FIRM_MANAGE, Permission.PEOPLE_VIEW})
    @Transactional(readOnly = true)
    public List<OfficeView> all() {
        return offices.all();
    }

    @Requires({Permission.FIRM_MANAGE, Permission.PEOPLE_VIEW})
    @Transactional(readOnly = true)
    public Optional<OfficeView> find(OfficeId id) {
        return offices.find(id);
    }

    /** Refused at the fields: {@code required}, {@code too-long}, {@code name-taken}, {@code code-malformed}, {@code code-taken}, {@code zone-unknown}, {@code series-unknown}. */
    @Requires(Permission.FIRM_MANAGE)
    @Transactional
    public Outcome<OfficeView> add(Particulars wanted) {
        List<Refusal> refusals = refusals(wanted, null);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        OfficeId id = OfficeId.next();
        jdbc.sql("insert into platform.office (id, name, code, zone, fiscal_month) values (:id, :name, :code, :zone, :month)").param("id", id.value())
                .param("name", wanted.strippedName()).param("code", wanted.upperCode()).param("zone", wanted.zone()).param("month", month(wanted)).update();
        return rest(id, wanted);
    }

    /**
     * Changes an office. Refused as {@link #add}, and {@code version-conflict} if somebody else changed it meanwhile, {@code code-fixed}, {@code head-zone},
     * {@code series-stays}.
     */
    @Requires(Permission.FIRM_MANAGE)
    @Transactional
    public Outcome<OfficeView> change(OfficeId id, int version, Particulars wanted) {
        OfficeView before = offices.find(id).orElse(null);
        if (before == null) {
            return Outcome.refused(UNKNOWN);
        }
        List<Refusal> refusals = refusals(wanted, before);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        int changed = jdbc.sql("""
                update platform.office set name = :name, code = :code, zone = :zone, fiscal_month = :month, version = version + 1
                where id = :id and version = :version""").param("id", id.value()).param("version", version)
                .param("name", wanted.strippedName()).param("code", wanted.upperCode()).param("zone", wanted.zone()).param("month", month(wanted)).update();
        return changed == 1 ? rest(id, wanted)
                : Outcome.refused("version-conflict", "Somebody else changed this office while you did. Look at it again, then change it.");
    }

    private Outcome<OfficeView> rest(OfficeId id, Particulars wanted) {
        wanted.numbers().forEach(kind -> series.createFor(id, kind));
        return addresses.save(id, wanted.address()).map(_ -> offices.find(id).orElseThrow());
    }

    private static int month(Particulars wanted) {
        return Objects.requireNonNullElse(wanted.fiscalMonth(), Month.JANUARY).getValue();
    }

    /** Closes an office: nobody joins it and no matter is opened there any more. Refused: {@code office-head}, {@code office-in-use}. */
    @Requires(Permission.FIRM_MANAGE)
    @Transactional
    public Outcome<OfficeView> close(OfficeId id) {
        return offices.find(id).map(office -> {
            if (office.head()) {
                return Outcome.<OfficeView>refused("office-head", "Every firm has a head office: it is renamed or moved, and never closed.");
            }
            jdbc.sql("update platform.office set closed_at = :now, version = version + 1 where id = :id and closed_at is null").param("id", id.value())
                    .param("now", firms.now().atOffset(ZoneOffset.UTC)).update();
            return Outcome.done(offices.find(id).orElseThrow());
        }).orElseGet(() -> Outcome.refused(UNKNOWN));
    }

    /** Opens a closed office again. */
    @Requires(Permission.FIRM_MANAGE)
    @Transactional
    public Outcome<OfficeView> reopen(OfficeId id) {
        jdbc.sql("update platform.office set closed_at = null, version = version + 1 where id = :id and closed_at is not null").param("id", id.value()).update();
        return offices.find(id).map(Outcome::done).orElseGet(() -> Outcome.refused(UNKNOWN));
    }

    private List<Refusal> refusals(Particulars wanted, @Nullable OfficeView before) {
        List<Refusal> refusals = new ArrayList<>();
        List<OfficeView> others = offices.all().stream().filter(office -> before == null || !office.id().equals(before.id())).toList();
        name(wanted.strippedName(), others, refusals);
        code(wanted.upperCode(), before, others, refusals);
        if (wanted.zone() != null && !isZone(wanted.zone())) {
            refusals.add(Refusal.at("zone", "zone-unknown", "There is no time zone “" + shortened(wanted.zone()) + "”."));
        } else if (wanted.zone() != null && before != null && before.head()) {
            refusals.add(Refusal.at("zone", "head-zone", "The head office has the firm's time zone: change it there."));
        }
        if (!numbered.stream().map(NumberedByOffice::kind).toList().containsAll(wanted.numbers())) {
            refusals.add(Refusal.at("numbers", "series-unknown", "An office does not number this by itself."));
        } else if (before != null && !wanted.numbers().containsAll(before.numbers())) {
            refusals.add(Refusal.at("numbers", "series-stays", "Numbers that an office has begun go on: none may be given twice."));
        }
        return refusals;
    }

    private static void name(String name, List<OfficeView> others, List<Refusal> refusals) {
        if (name.isEmpty()) {
            refusals.add(Refusal.required("name"));
        } else if (name.length() > LONGEST_NAME) {
            refusals.add(Refusal.at("name", "too-long", "At most %d characters.".formatted(LONGEST_NAME)));
        } else if (others.stream().anyMatch(other -> other.name().equalsIgnoreCase(name))) {
            refusals.add(Refusal.at("name", "name-taken", "There is an office of this name already, open or closed."));
        }
    }

    private static void code(String code, @Nullable OfficeView before, List<OfficeView> others, List<Refusal> refusals) {
        if (!code.matches("[A-Z0-9]{1,6}")) {
            refusals.add(Refusal.at("code", "code-malformed", "One to six letters and digits, such as ALB."));
        } else if (others.stream().anyMatch(other -> other.code().equals(code))) {
            refusals.add(Refusal.at("code", "code-taken", "Another office, open or closed, has this code."));
        } else if (before != null && !before.numbers().isEmpty() && !before.code().equals(code)) {
            refusals.add(Refusal.at("code", "code-fixed", "The code stands in front of the numbers of this office: it stays."));
        }
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    private static boolean isZone(String zone) {
        try {
            return ZoneId.of(zone).getId().equals(zone);
        } catch (DateTimeException unknown) {
            return false;
        }
    }
}
