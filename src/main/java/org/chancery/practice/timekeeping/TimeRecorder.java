package org.chancery.practice.timekeeping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.chancery.platform.firm.Firms;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.timekeeping.TimeStore.Entry;
import org.chancery.practice.timekeeping.TimeStore.Stamp;
import org.chancery.practice.timekeeping.Valuation.Charge;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Checks, values and writes time: set-based, so that one entry costs as many statements as a thousand. Runs inside its callers' transactions. */
@Component
class TimeRecorder {

    private final WorkFacts facts;
    private final WorkAuthority authority;
    private final TimeStore store;
    private final TimeCheckList checkList;
    private final Firms firms;
    private final ApplicationEventPublisher events;

    TimeRecorder(WorkFacts facts, WorkAuthority authority, TimeStore store, TimeCheckList checkList, Firms firms, ApplicationEventPublisher events) {
        this.facts = facts;
        this.authority = authority;
        this.store = store;
        this.checkList = checkList;
        this.firms = firms;
        this.events = events;
    }

    /** All or none, in the order given. */
    Outcome<List<TimeEntryId>> record(List<NewTime> wanted) {
        if (wanted.isEmpty()) {
            return Outcome.done(List.of());
        }
        return new Batch(wanted.stream().map(NewTime::normal).toList()).check().map(entries -> {
            store.insert(entries);
            entries.forEach(this::tell);
            return entries.stream().map(Entry::id).toList();
        });
    }

    private void tell(Entry entry) {
        NewTime time = entry.time();
        events.publishEvent(new TimeRecorded(entry.id(), entry.matter().id(), entry.timekeeper().id(), time.date(), time.minutes(),
                Objects.requireNonNullElse(time.narrative(), "")));
        tellSubmitted(entry);
    }

    private void tellSubmitted(Entry entry) {
        if (entry.stamp().status() == WorkStatus.SUBMITTED) {
            events.publishEvent(new TimeSubmitted(entry.matter().id(), entry.timekeeper().id(), List.of(entry.id()), entry.time().minutes()));
        }
    }

    /** A draft that the caller may change. */
    Outcome<TimeEntryId> change(TimeView before, NewTime wanted) {
        NewTime time = (wanted.timekeeperId() == null ? wanted.by(before.timekeeperId()) : wanted).changing().normal();
        return new Batch(List.of(time)).check(before)
                .flatMap(entry -> store.update(entry, before.version()) ? Outcome.done(entry) : Outcome.<Entry>refused(TimekeepingRefusals.CHANGED))
                .peek(this::tellSubmitted).map(Entry::id);
    }

    /** Times checked together against facts that are read once. */
    private final class Batch {

        private final List<NewTime> times;
        private final Map<MatterId, MatterFacts> matters;
        private final Map<UserId, Timekeeper> timekeepers;
        private final TimeChecks checks;
        private final RateCard rates;

        Batch(List<NewTime> times) {
            this.times = times;
            matters = facts.matters(times.stream().map(NewTime::matterId).distinct().toList());
            timekeepers = facts.timekeepers(times.stream().map(NewTime::timekeeper).distinct().toList());
            checks = checkList.now();
            rates = facts.rates(matters.values(), timekeepers.keySet(),
                    times.stream().map(NewTime::date).min(Comparator.naturalOrder()).orElseThrow(),
                    times.stream().map(NewTime::date).max(Comparator.naturalOrder()).orElseThrow());
        }

        Outcome<List<Entry>> check() {
            List<Entry> entries = new ArrayList<>();
            List<Refusal> refusals = new ArrayList<>();
            Map<UUID, Integer> places = new HashMap<>();
            for (int i = 0; i < times.size(); i++) {
                int place = i;
                var entry = entry(TimeEntryId.next(), times.get(i), Optional.empty());
                entry.peek(found -> places.put(found.id().value(), place)).peek(entries::add);
                entry.refusals().forEach(refusal -> refusals.add(at(place, refusal)));
            }
            if (refusals.isEmpty()) {
                checkList.forbidden(entries).forEach(breach -> refusals.add(at(places.getOrDefault(breach.work(), 0), breach.refusal())));
            }
            return refusals.isEmpty() ? Outcome.done(entries) : Outcome.refused(refusals);
        }

        /** Beside the field of the entry, where there are several. */
        private Refusal at(int place, Refusal refusal) {
            String before = times.size() == 1 ? "" : "entries[" + place + "].";
            return new Refusal(refusal.code(), refusal.message(), refusal.field() == null ? before.isEmpty() ? null : before : before + refusal.field());
        }

        Outcome<Entry> check(TimeView before) {
            return entry(before.id(), times.getFirst(), Optional.of(before)).flatMap(entry -> {
                List<Refusal> forbidden = checkList.forbidden(List.of(entry)).stream().map(Breach::refusal).toList();
                return forbidden.isEmpty() ? Outcome.done(entry) : Outcome.refused(forbidden);
            });
        }

        private Outcome<Entry> entry(TimeEntryId id, NewTime time, Optional<TimeView> before) {
            MatterFacts matter = matters.get(time.matterId());
            Timekeeper timekeeper = timekeepers.get(time.timekeeper());
            List<Refusal> refusals = checks.time(time, matter, timekeeper);
            if (!refusals.isEmpty() || matter == null || timekeeper == null) {
                return Outcome.refused(refusals);
            }
            Stamp stamp = stamp(time);
            var untold = stamp.status() == WorkStatus.DRAFT ? Optional.<Refusal>empty() : TimeChecks.told(time.billed(), time.narrative());
            if (untold.isPresent()) {
                return Outcome.refused(untold.get());
            }
            return value(time, matter, before).map(value -> Outcome.done(new Entry(id, time, matter, timekeeper, value, stamp)))
                    .orElseGet(() -> Outcome.refused(TimeChecks.rateMissing(time, matter, timekeeper)));
        }

        private Optional<Valuation> value(NewTime time, MatterFacts matter, Optional<TimeView> before) {
            Optional<TimeView> same = before.filter(old -> pricedAlike(old, time));
            Optional<Charge> charge = same.isPresent() ? same.flatMap(TimeRecorder::charge)
                    : rates.charge(new RateCard.Work(time.timekeeper(), matter.clientId(), matter.id(), time.activityCode(), matter.currency(), time.date())).map(Charge::of);
            if (same.isPresent() && same.get().minutes() == time.minutes()) {
                return Optional.of(new Valuation(same.get().billedMinutes(), charge.orElse(null), same.get().amount()));
            }
            return Valuation.of(time.minutes(), time.billed(), matter.rounding(), matter.currency(), charge);
        }
    }

    /** A changed rate never reaches what is recorded already, unless the work itself becomes other work. */
    private static boolean pricedAlike(TimeView old, NewTime time) {
        return old.matterId().equals(time.matterId()) && old.timekeeperId().equals(time.timekeeper()) && old.date().equals(time.date())
                && Objects.equals(old.activityCode(), time.activityCode()) && old.billing() == time.billed();
    }

    private static Optional<Charge> charge(TimeView old) {
        return old.rateId() == null || old.rate() == null ? Optional.empty() : Optional.of(new Charge(old.rateId(), old.rate()));
    }

    private Stamp stamp(NewTime time) {
        if (Boolean.FALSE.equals(time.submit())) {
            return Stamp.DRAFT;
        }
        if (authority.approvesAtOnce(time.timekeeper())) {
            return new Stamp(WorkStatus.APPROVED, firms.now(), WorkAuthority.me());
        }
        return Boolean.TRUE.equals(time.submit()) ? new Stamp(WorkStatus.SUBMITTED, firms.now(), WorkAuthority.me()) : Stamp.DRAFT;
    }
}
