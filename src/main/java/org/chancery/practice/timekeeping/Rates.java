package org.chancery.practice.timekeeping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Row;
import org.chancery.practice.timekeeping.RateCard.Work;
import org.chancery.shared.Id;
import org.chancery.shared.Moneys;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Dated hourly rates. What is recorded already keeps the rate it was recorded at. */
@Service
public class Rates {

    private final JdbcClient jdbc;
    private final WorkFacts facts;
    private final TimeStore entries;
    private final Codes codes;

    Rates(JdbcClient jdbc, WorkFacts facts, TimeStore entries, Codes codes) {
        this.jdbc = jdbc;
        this.facts = facts;
        this.entries = entries;
        this.codes = codes;
    }

    /** Sets a rate. Refuses {@code rate-overlap} beside its first day, {@code rate-not-positive}, {@code period-reversed}, and keys that are not there. */
    @Requires(Permission.RATES_EDIT)
    @Transactional
    public Outcome<Rate> set(NewRate rate) {
        List<Refusal> refusals = refusals(rate);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        if (Boolean.TRUE.equals(rate.endsPrevious())) {
            endPrevious(rate);
        }
        RateId id = RateId.next();
        bind("""
                insert into practice.rate (id, timekeeper_id, client_id, matter_id, activity_code, currency, hourly_minor, valid)
                values (:id, :timekeeper, :client, :matter, :activity, :currency, :hourly, daterange(:from, :through, '[]'))""", rate)
                .param("id", id.value()).param("hourly", Moneys.minor(rate.hourly())).param("from", rate.from()).param("through", rate.through()).update();
        return Outcome.done(find(id).orElseThrow());
    }

    /** Gives a rate another last day, null for none; refuses {@code version-conflict}, {@code rate-overlap}, {@code period-reversed}. */
    @Requires(Permission.RATES_EDIT)
    @Transactional
    public Outcome<Rate> end(RateId id, int version, @Nullable LocalDate through) {
        Optional<Rate> rate = find(id);
        if (rate.isEmpty()) {
            return Outcome.refused("not-found", "There is no such rate.");
        }
        if (through != null && through.isBefore(rate.get().from())) {
            return Outcome.refusedAt("through", "period-reversed", "The last day is before the first.");
        }
        int written = jdbc.sql("update practice.rate set valid = daterange(lower(valid), :through, '[]'), version = version + 1 where id = :id and version = :version")
                .param("id", id.value()).param("through", through).param("version", version).update();
        return written == 1 ? Outcome.done(find(id).orElseThrow()) : Outcome.refused(TimekeepingRefusals.CHANGED);
    }

    /** Removes a rate that was never used; refuses {@code rate-in-use}. */
    @Requires(Permission.RATES_EDIT)
    @Transactional
    public Outcome<RateId> remove(RateId id, int version) {
        if (find(id).isEmpty()) {
            return Outcome.refused("not-found", "There is no such rate.");
        }
        int gone = jdbc.sql("delete from practice.rate where id = :id and version = :version").param("id", id.value()).param("version", version).update();
        return gone == 1 ? Outcome.done(id) : Outcome.refused(TimekeepingRefusals.CHANGED);
    }

    @Requires({Permission.RATES_EDIT, Permission.BILLING_VIEW})
    @Transactional(readOnly = true)
    public Optional<Rate> rate(RateId id) {
        return find(id);
    }

    /**
     * Why an entry has its rate.
     *
     * @param charged what it was recorded at; null if it has none
     * @param why     in words, of the rate it was taken from; null if it has none
     * @param now     what a rate set since would charge, if that is something else
     */
    public record Explanation(@Nullable Rate charged, @Nullable String why, @Nullable Rate now) {}

    /** Explains the rate of an entry that the acting person may see. */
    @Requires({Permission.TIME_RECORD, Permission.TIME_RECORD_OTHERS, Permission.TIME_APPROVE, Permission.BILLING_VIEW})
    @Transactional(readOnly = true)
    public Optional<Explanation> explain(TimeEntryId id) {
        return entries.find(id).map(entry -> {
            Rate charged = entry.rateId() == null ? null : find(entry.rateId()).orElse(null);
            Rate now = entry.billing() == Billing.NON_BILLABLE ? null : today(entry);
            boolean other = now != null && (!now.id().equals(entry.rateId()) || !now.hourly().equals(entry.rate()));
            return new Explanation(charged, charged == null ? null : charged.reason(), other ? now : null);
        });
    }

    private @Nullable Rate today(TimeView entry) {
        var matters = facts.matters(List.of(entry.matterId()));
        var card = facts.rates(matters.values(), List.of(entry.timekeeperId()), entry.date(), entry.date());
        return card.charge(new Work(entry.timekeeperId(), entry.clientId(), entry.matterId(), entry.activityCode(), entry.amount().getCurrencyUnit(), entry.date()))
                .orElse(null);
    }

    private List<Refusal> refusals(NewRate rate) {
        List<Refusal> refusals = new ArrayList<>();
        if (!rate.hourly().isPositive()) {
            refusals.add(Refusal.at("hourly", "rate-not-positive", "A rate is above zero; for work without charge, record the time at no charge."));
        }
        if (rate.through() != null && rate.through().isBefore(rate.from())) {
            refusals.add(Refusal.at("through", "period-reversed", "The last day is before the first."));
        }
        if (rate.clientId() != null && rate.matterId() != null) {
            refusals.add(Refusal.at("clientId", "rate-scope", "A matter has its client already; choose one of the two."));
        }
        Codes.refusal(codes.of(CodeKind.ACTIVITY), CodeKind.ACTIVITY, Codes.normalOrNull(rate.activityCode()), null, "activityCode").ifPresent(refusals::add);
        missing("platform.app_user", rate.timekeeperId(), "timekeeperId").ifPresent(refusals::add);
        missing("practice.contact", rate.clientId(), "clientId").ifPresent(refusals::add);
        missing("practice.matter", rate.matterId(), "matterId").ifPresent(refusals::add);
        return refusals;
    }

    private Optional<Refusal> missing(String table, @Nullable Id id, String field) {
        if (id == null || jdbc.sql("select exists (select from %s where id = :id)".formatted(table)).param("id", id.value()).query(Boolean.class).single()) {
            return Optional.empty();
        }
        return Optional.of(Refusal.at(field, "not-there", "There is none such here."));
    }

    private void endPrevious(NewRate rate) {
        bind("""
                update practice.rate
                set valid = daterange(lower(valid), :from), version = version + 1
                where timekeeper_id is not distinct from :timekeeper and client_id is not distinct from :client and matter_id is not distinct from :matter
                  and activity_code is not distinct from :activity and currency = :currency
                  and lower(valid) < :from and valid @> cast(:from as date)""", rate)
                .param("from", rate.from()).update();
    }

    private JdbcClient.StatementSpec bind(String sql, NewRate rate) {
        return jdbc.sql(sql).param("timekeeper", uuid(rate.timekeeperId())).param("client", uuid(rate.clientId())).param("matter", uuid(rate.matterId()))
                .param("activity", Codes.normalOrNull(rate.activityCode())).param("currency", rate.hourly().getCurrencyUnit().getCode());
    }

    private Optional<Rate> find(RateId id) {
        return jdbc.sql(RateRows.SELECT + " where r.id = :id").param("id", id.value()).query(Row.mapping(RateRows::rate)).optional();
    }

    private static @Nullable UUID uuid(@Nullable Id id) {
        return id == null ? null : id.value();
    }
}
