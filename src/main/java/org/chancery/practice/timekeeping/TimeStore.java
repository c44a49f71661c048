package org.chancery.practice.timekeeping;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chancery.platform.web.Row;
import org.chancery.shared.Moneys;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes recorded time, and reads it back. */
@Component
class TimeStore {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;

    TimeStore(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /**
     * Time that passed its checks.
     *
     * @param stamp how far it comes at once
     */
    record Entry(TimeEntryId id, NewTime time, MatterFacts matter, Timekeeper timekeeper, Valuation value, Stamp stamp) {}

    /**
     * A status with who brought it there and when.
     *
     * @param by the acting person, who submitted and, of APPROVED, approved it; null of a draft
     */
    record Stamp(WorkStatus status, @Nullable Instant at, @Nullable UserId by) {

        static final Stamp DRAFT = new Stamp(WorkStatus.DRAFT, null, null);

        @Nullable Instant approvedAt() {
            return status == WorkStatus.APPROVED ? at : null;
        }

        @Nullable UserId approvedBy() {
            return status == WorkStatus.APPROVED ? by : null;
        }
    }

    void insert(Collection<Entry> entries) {
        batches.batchUpdate("""
                insert into practice.time_entry (id, matter_id, timekeeper_id, date, minutes, narrative, task_code, activity_code, billing, status, currency,
                    rate_id, rate_minor, billed_minutes, amount_minor, submitted_at, submitted_by, approved_at, approved_by)
                values (:id, :matter, :timekeeper, :date, :minutes, :narrative, :task, :activity, :billing, :status, :currency,
                    :rate, :hourly, :billed, :amount, :submittedAt, :submittedBy, :approvedAt, :approvedBy)""",
                entries.stream().map(TimeStore::values).toArray(SqlParameterSource[]::new));
    }

    /** Whether the version was still the one given. */
    boolean update(Entry entry, int version) {
        return batches.update("""
                update practice.time_entry
                set matter_id = :matter, timekeeper_id = :timekeeper, date = :date, minutes = :minutes, narrative = :narrative, task_code = :task,
                    activity_code = :activity, billing = :billing, status = :status, currency = :currency, rate_id = :rate, rate_minor = :hourly,
                    billed_minutes = :billed, amount_minor = :amount, submitted_at = :submittedAt, submitted_by = :submittedBy,
                    approved_at = :approvedAt, approved_by = :approvedBy, version = version + 1
                where id = :id and version = :version""", values(entry).addValue("version", version)) == 1;
    }

    private static MapSqlParameterSource values(Entry entry) {
        NewTime time = entry.time();
        Valuation value = entry.value();
        Stamp stamp = entry.stamp();
        var rateId = value.rateId();
        var hourly = value.hourly();
        return new MapSqlParameterSource()
                .addValue("id", entry.id().value()).addValue("matter", time.matterId().value()).addValue("timekeeper", entry.timekeeper().id().value())
                .addValue("date", time.date()).addValue("minutes", time.minutes()).addValue("narrative", time.narrative())
                .addValue("task", time.taskCode()).addValue("activity", time.activityCode()).addValue("billing", time.billed().name())
                .addValue("status", stamp.status().name()).addValue("currency", entry.matter().currency().getCode())
                .addValue("rate", rateId == null ? null : rateId.value()).addValue("hourly", hourly == null ? null : Moneys.minor(hourly))
                .addValue("billed", value.billedMinutes()).addValue("amount", Moneys.minor(value.amount()))
                .addValue("submittedAt", at(stamp.at())).addValue("submittedBy", uuid(stamp.by()))
                .addValue("approvedAt", at(stamp.approvedAt())).addValue("approvedBy", uuid(stamp.approvedBy()));
    }

    boolean delete(TimeEntryId id, int version) {
        return jdbc.sql("delete from practice.time_entry where id = :id and version = :version").param("id", id.value()).param("version", version).update() == 1;
    }

    /** One that the acting person may see. */
    Optional<TimeView> find(TimeEntryId id) {
        return jdbc.sql(TimeRows.SELECT + " and t.id = :id").param("others", WorkAuthority.seesOthers()).param("me", WorkAuthority.me().value())
                .param("id", id.value()).query(Row.mapping(TimeRows::view)).optional();
    }

    /** Those of a person in days from one to another. */
    List<TimeView> of(UserId timekeeper, LocalDate from, LocalDate through) {
        return jdbc.sql(TimeRows.SELECT + " and t.timekeeper_id = :timekeeper and t.date between :from and :through order by t.date, t.id")
                .param("others", WorkAuthority.seesOthers()).param("me", WorkAuthority.me().value()).param("timekeeper", timekeeper.value())
                .param("from", from).param("through", through).query(Row.mapping(TimeRows::view)).list();
    }

    static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static @Nullable UUID uuid(@Nullable UserId user) {
        return user == null ? null : user.value();
    }
}
