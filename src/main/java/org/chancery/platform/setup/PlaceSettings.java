package org.chancery.platform.setup;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.chancery.platform.firm.FirmView;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.firm.JurisdictionPack;
import org.chancery.platform.firm.Jurisdictions;
import org.chancery.platform.firm.PlaceChosen;
import org.chancery.platform.firm.PlaceUse;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.shared.Moneys;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whose rules bind the firm, and the currency of its books: to be chosen until something stands on them. */
@Service
public class PlaceSettings {

    private final JdbcClient jdbc;
    private final Firms firms;
    private final Jurisdictions jurisdictions;
    private final List<PlaceUse> uses;
    private final ApplicationEventPublisher events;

    PlaceSettings(JdbcClient jdbc, Firms firms, Jurisdictions jurisdictions, List<PlaceUse> uses, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.firms = firms;
        this.jurisdictions = jurisdictions;
        this.uses = uses;
        this.events = events;
    }

    /**
     * A choice.
     *
     * @param jurisdiction the code of a place
     * @param currency     of the books; null for the place's own
     */
    public record Choice(@Nullable String jurisdiction, @Nullable String currency) {}

    /** Where the firm is. @param fixed something stands on it, so that it stays */
    public record Standing(FirmView firm, JurisdictionPack place, boolean fixed) {}

    /** The places to choose from. */
    public List<JurisdictionPack> places() {
        return jurisdictions.all();
    }

    @Requires(Permission.FIRM_MANAGE)
    @Transactional(readOnly = true)
    public Standing current() {
        FirmView firm = firms.current();
        return new Standing(firm, jurisdictions.of(firm), isUsed());
    }

    private boolean isUsed() {
        return !uses.isEmpty() && jdbc.sql("select " + uses.stream().map(PlaceUse::evidence).collect(Collectors.joining(" or "))).query(Boolean.class).single();
    }

    /**
     * Chooses, and lets every room bring along what the place brings. Figures and dates follow the place unless the firm had said otherwise. The same once
     * more changes nothing. Refused at the fields: {@code required}, {@code jurisdiction-unknown}, {@code currency-unknown}, {@code place-in-use}.
     */
    @Requires(Permission.FIRM_MANAGE)
    @Transactional
    public Outcome<Standing> choose(Choice wanted) {
        String code = wanted.jurisdiction() == null ? "" : wanted.jurisdiction().strip();
        return jurisdictions.find(code).map(place -> currency(place, wanted.currency()).flatMap(currency -> move(place, currency)))
                .orElseGet(() -> Outcome.refused(jurisdictions.unknown(code)));
    }

    private static Outcome<CurrencyUnit> currency(JurisdictionPack place, @Nullable String wanted) {
        CurrencyUnit own = place.currency();
        if (wanted == null || wanted.isBlank()) {
            return own == null ? Outcome.refused(Refusal.required("currency")) : Outcome.done(own);
        }
        return Moneys.currency(wanted.strip()).map(Outcome::done)
                .orElseGet(() -> Outcome.refusedAt("currency", "currency-unknown", "There is no currency “" + wanted + "”."));
    }

    /** One after the other, so that each takes back what was brought before it. */
    private Outcome<Standing> move(JurisdictionPack to, CurrencyUnit currency) {
        jdbc.sql("select id from platform.firm for no key update").query().singleRow();
        FirmView firm = firms.current();
        if (firm.jurisdiction().equals(to.code()) && firm.currency().equals(currency)) {
            return Outcome.done(current());
        }
        JurisdictionPack from = jurisdictions.of(firm);
        jdbc.sql("update platform.firm set jurisdiction = :jurisdiction, currency = :currency, locale = :locale, rounding_minutes = :rounding")
                .param("jurisdiction", to.code()).param("currency", currency.getCode()).param("locale", locale(firm, from, to).toLanguageTag())
                .param("rounding", to.roundingMinutes()).update();
        events.publishEvent(new PlaceChosen(firms.current(), from, to));
        return Outcome.done(current());
    }

    private static Locale locale(FirmView firm, JurisdictionPack from, JurisdictionPack to) {
        Locale there = to.locale();
        return there != null && firm.locale().equals(from.locale()) ? there : firm.locale();
    }
}
