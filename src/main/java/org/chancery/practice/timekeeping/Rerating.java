package org.chancery.practice.timekeeping;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Row;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.timekeeping.RateCard.Work;
import org.chancery.practice.timekeeping.Valuation.Charge;
import org.chancery.shared.Moneys;
import org.chancery.shared.Outcome;
import org.chancery.shared.UserId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Values unbilled time anew, by the rates and units that hold now. It never happens by itself: somebody looks at what would change, and does it. */
@Service
public class Rerating {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;
    private final WorkFacts facts;

    Rerating(JdbcClient jdbc, NamedParameterJdbcOperations batches, WorkFacts facts) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.facts = facts;
    }

    /**
     * Which unbilled time is looked at: all that fits every key that is given.
     *
     * @param from its first day; null for no limit
     */
    public record Scope(@Nullable MatterId matterId, @Nullable ContactId clientId, @Nullable UserId timekeeperId, @Nullable LocalDate from) {}

    /**
     * An entry whose value would change.
     *
     * @param before amount as recorded
     * @param after  by the rate and unit that hold now
     */
    public record Change(TimeEntryId id, MatterId matterId, String matter, String timekeeper, LocalDate date, int minutes, @Nullable Money rateBefore, @Nullable Money rateAfter,
            int billedBefore, int billedAfter, Money before, Money after) {}

    /**
     * What re-rating would do.
     *
     * @param unchanged how many entries keep their value
     * @param rateless  how many billable ones no rate fits any more, which therefore keep theirs
     */
    public record Preview(List<Change> changes, int unchanged, int rateless) {}

    private record Entry(TimeEntryId id, MatterId matter, UserId timekeeper, String timekeeperName, LocalDate date, int minutes, @Nullable String activity,
            Billing billing, @Nullable RateId rateId, @Nullable Money rate, int billed, Money amount) {}

    private record Revalued(Entry entry, MatterFacts matter, Optional<Valuation> value) {
        boolean changes() {
            return value.isPresent() && !(Objects.equals(value.get().rateId(), entry.rateId()) && Objects.equals(value.get().hourly(), entry.rate())
                    && value.get().billedMinutes() == entry.billed() && value.get().amount().equals(entry.amount()));
        }
    }

    /** What would change; nothing is changed. */
    @Requires(Permission.RATES_EDIT)
    @Transactional(readOnly = true)
    public Preview preview(Scope scope) {
        return preview(revalue(scope, ""));
    }

    /**
     * Does it; what changed.
     *
     * @param expected how many changes were shown; refuses {@code version-conflict} if it would be another number by now
     */
    @Requires(Permission.RATES_EDIT)
    @Transactional
    public Outcome<Preview> apply(Scope scope, int expected) {
        List<Revalued> revalued = revalue(scope, " for update of t");
        Preview preview = preview(revalued);
        if (preview.changes().size() != expected) {
            return Outcome.refused("version-conflict", "By now %d entries would change, not %d. Look at them again.".formatted(preview.changes().size(), expected));
        }
        batches.batchUpdate("""
                update practice.time_entry
                set rate_id = :rate, rate_minor = :hourly, billed_minutes = :billed, amount_minor = :amount, version = version + 1
                where id = :id""", revalued.stream().filter(Revalued::changes).map(Rerating::values).toArray(SqlParameterSource[]::new));
        return Outcome.done(preview);
    }

    private static MapSqlParameterSource values(Revalued each) {
        Valuation value = each.value().orElseThrow();
        var rateId = value.rateId();
        var hourly = value.hourly();
        return new MapSqlParameterSource().addValue("id", each.entry().id().value()).addValue("rate", rateId == null ? null : rateId.value())
                .addValue("hourly", hourly == null ? null : Moneys.minor(hourly)).addValue("billed", value.billedMinutes())
                .addValue("amount", Moneys.minor(value.amount()));
    }

    private static Preview preview(List<Revalued> revalued) {
        var changes = revalued.stream().filter(Revalued::changes).map(Rerating::change).toList();
        int rateless = (int) revalued.stream().filter(each -> each.value().isEmpty()).count();
        return new Preview(changes, revalued.size() - changes.size() - rateless, rateless);
    }

    private static Change change(Revalued each) {
        Entry entry = each.entry();
        Valuation value = each.value().orElseThrow();
        return new Change(entry.id(), entry.matter(), each.matter().number() + " " + each.matter().name(), entry.timekeeperName(), entry.date(), entry.minutes(),
                entry.rate(), value.hourly(), entry.billed(), value.billedMinutes(), entry.amount(), value.amount());
    }

    private List<Revalued> revalue(Scope scope, String locking) {
        List<Entry> entries = unbilled(scope, locking);
        if (entries.isEmpty()) {
            return List.of();
        }
        var matters = facts.matters(entries.stream().map(Entry::matter).collect(Collectors.toSet()));
        var card = facts.rates(matters.values(), entries.stream().map(Entry::timekeeper).collect(Collectors.toSet()), day(entries, Comparator.naturalOrder()),
                day(entries, Comparator.reverseOrder()));
        return entries.stream().map(entry -> {
            MatterFacts matter = Objects.requireNonNull(matters.get(entry.matter()));
            Optional<Charge> charge = card.charge(new Work(entry.timekeeper(), matter.clientId(), matter.id(), entry.activity(), entry.amount().getCurrencyUnit(),
                    entry.date())).map(Charge::of);
            return new Revalued(entry, matter, Valuation.of(entry.minutes(), entry.billing(), matter.rounding(), entry.amount().getCurrencyUnit(), charge));
        }).toList();
    }

    private static LocalDate day(Collection<Entry> entries, Comparator<LocalDate> order) {
        return entries.stream().map(Entry::date).min(order).orElseThrow();
    }

    private List<Entry> unbilled(Scope scope, String locking) {
        return jdbc.sql("""
                select t.id, t.matter_id, t.timekeeper_id, u.name as timekeeper_name, t.date, t.minutes, t.activity_code, t.billing, t.rate_id, t.rate_minor,
                       t.billed_minutes, t.amount_minor, t.currency
                from practice.time_entry t
                join practice.matter m on m.firm_id = t.firm_id and m.id = t.matter_id
                join platform.app_user u on u.firm_id = t.firm_id and u.id = t.timekeeper_id
                where t.bill_id is null
                  and (cast(:matter as uuid) is null or t.matter_id = cast(:matter as uuid))
                  and (cast(:client as uuid) is null or m.client_id = cast(:client as uuid))
                  and (cast(:timekeeper as uuid) is null or t.timekeeper_id = cast(:timekeeper as uuid))
                  and (cast(:from as date) is null or t.date >= cast(:from as date))
                order by t.id""" + locking)
                .param("matter", scope.matterId() == null ? null : scope.matterId().value()).param("client", scope.clientId() == null ? null : scope.clientId().value())
                .param("timekeeper", scope.timekeeperId() == null ? null : scope.timekeeperId().value()).param("from", scope.from())
                .query(Row.mapping(row -> new Entry(row.id("id", TimeEntryId::new), row.id("matter_id", MatterId::new), row.id("timekeeper_id", UserId::new),
                        row.text("timekeeper_name"), row.date("date"), row.number("minutes"), row.textOrNull("activity_code"), row.constant("billing", Billing.class),
                        row.idOrNull("rate_id", RateId::new), row.moneyOrNull("rate_minor", "currency"), row.number("billed_minutes"), row.money("amount"))))
                .list();
    }
}
