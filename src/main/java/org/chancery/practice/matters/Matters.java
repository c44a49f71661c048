package org.chancery.practice.matters;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.firm.NumberSeries;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the firm does for its clients. A matter that a wall hides from the current person does not exist for that person:
 * every answer here is the same as for an id that was never given out.
 */
@Service
public class Matters {

    static final Refusal UNKNOWN = Refusal.of("not-found", "There is no such matter.");

    private final MatterStore store;
    private final MatterRules rules;
    private final MatterGates gates;
    private final NumberSeries numbers;
    private final Firms firms;
    private final ApplicationEventPublisher events;

    Matters(MatterStore store, MatterRules rules, MatterGates gates, NumberSeries numbers, Firms firms, ApplicationEventPublisher events) {
        this.store = store;
        this.rules = rules;
        this.gates = gates;
        this.numbers = numbers;
        this.firms = firms;
        this.events = events;
    }

    /** Opens a matter under the next number. Refused at its fields, and by any {@link MatterOpeningGate}. */
    @Requires(value = Permission.MATTERS_EDIT, byOffice = true)
    @Transactional
    public Outcome<MatterView> open(MatterDetails details) {
        return write(details, MatterStatus.OPEN).flatMap(matter -> {
            events.publishEvent(new MatterOpened(matter.id(), matter.number(), matter.clientId()));
            return gates.opening(matter);
        });
    }

    /** Writes down a matter that the firm has not taken on yet; {@link #takeOn} opens it. */
    @Requires(value = Permission.MATTERS_EDIT, byOffice = true)
    @Transactional
    public Outcome<MatterView> propose(MatterDetails details) {
        return write(details, MatterStatus.PROSPECTIVE)
                .peek(matter -> events.publishEvent(new MatterProposed(matter.id(), matter.number(), matter.clientId())));
    }

    private Outcome<MatterView> write(MatterDetails details, MatterStatus status) {
        return rules.check(details, null).map(checked -> {
            MatterId id = MatterId.next();
            store.insert(id, numbers.next(MatterDefaults.NUMBERS, checked.openedOn(), checked.office()), status, checked);
            return store.find(id).orElseThrow();
        });
    }

    /**
     * Replaces all that is entered about a matter.
     *
     * @param version the one that was read; {@code version-conflict} if somebody changed it since
     */
    @Requires(value = Permission.MATTERS_EDIT, byOffice = true)
    @Transactional
    public Outcome<MatterView> change(MatterId id, int version, MatterDetails wanted) {
        MatterView before = store.lock(id).orElse(null);
        if (before == null) {
            return Outcome.refused(UNKNOWN);
        }
        if (before.version() != version) {
            return Outcome.refused("version-conflict", "Somebody else changed this matter while you did. Look at it again, then change it.");
        }
        MatterDetails details = wanted.officeId() == null ? wanted.at(before.officeId()) : wanted;
        if (before.details().equals(details)) {
            return Outcome.done(before);
        }
        return rules.check(details, before).flatMap(checked -> {
            store.update(id, version, checked);
            events.publishEvent(new MatterChanged(id, before.number()));
            return Outcome.done(store.find(id).orElseThrow());
        });
    }

    /** Opens a prospective matter on a day; null means today. */
    @Requires(value = Permission.MATTERS_EDIT, byOffice = true)
    @Transactional
    public Outcome<MatterView> takeOn(MatterId id, @Nullable LocalDate on) {
        return moving(id, MatterStatus.OPEN, MatterStatus.PROSPECTIVE).flatMap(matter -> {
            LocalDate day = on == null ? firms.today() : on;
            return rules.check(matter.details().openedOn(day), matter).flatMap(checked -> {
                store.update(id, matter.version(), checked);
                store.move(id, MatterStatus.OPEN, null);
                events.publishEvent(new MatterOpened(id, matter.number(), matter.clientId()));
                return gates.opening(store.find(id).orElseThrow());
            });
        });
    }

    @Requires(value = Permission.MATTERS_EDIT, byOffice = true)
    @Transactional
    public Outcome<MatterView> hold(MatterId id) {
        return moving(id, MatterStatus.ON_HOLD, MatterStatus.OPEN).map(matter -> moved(matter, MatterStatus.ON_HOLD, null, new MatterHeld(id, matter.number())));
    }

    @Requires(value = Permission.MATTERS_EDIT, byOffice = true)
    @Transactional
    public Outcome<MatterView> resume(MatterId id) {
        return moving(id, MatterStatus.OPEN, MatterStatus.ON_HOLD).map(matter -> moved(matter, MatterStatus.OPEN, null, new MatterResumed(id, matter.number())));
    }

    /** Closes a matter as of a day, null meaning today. Refused by any {@link MatterClosingGate}: unbilled work, client money, … */
    @Requires(value = Permission.MATTERS_EDIT, byOffice = true)
    @Transactional
    public Outcome<MatterView> close(MatterId id, @Nullable LocalDate on) {
        LocalDate day = on == null ? firms.today() : on;
        return moving(id, MatterStatus.CLOSED, MatterStatus.PROSPECTIVE, MatterStatus.OPEN, MatterStatus.ON_HOLD).flatMap(matter -> {
            if (day.isBefore(matter.openedOn()) || day.isAfter(firms.today())) {
                return Outcome.refusedAt("closedOn", "date-out-of-range", "A matter is closed between the day it was opened and today.");
            }
            List<Refusal> objections = gates.closing(matter, day);
            return objections.isEmpty() ? Outcome.done(moved(matter, MatterStatus.CLOSED, day, new MatterClosed(id, matter.number()))) : Outcome.refused(objections);
        });
    }

    @Requires(value = Permission.MATTERS_EDIT, byOffice = true)
    @Transactional
    public Outcome<MatterView> reopen(MatterId id) {
        return moving(id, MatterStatus.OPEN, MatterStatus.CLOSED)
                .flatMap(matter -> gates.opening(moved(matter, MatterStatus.OPEN, null, new MatterReopened(id, matter.number()))));
    }

    private Outcome<MatterView> moving(MatterId id, MatterStatus to, MatterStatus... from) {
        MatterView matter = store.lock(id).orElse(null);
        if (matter == null) {
            return Outcome.refused(UNKNOWN);
        }
        return List.of(from).contains(matter.status()) ? Outcome.done(matter)
                : Outcome.refused("matter-status", "The matter is " + matter.status().word().toLowerCase(java.util.Locale.ROOT) + "; it cannot become "
                        + to.word().toLowerCase(java.util.Locale.ROOT) + " from there.");
    }

    private MatterView moved(MatterView matter, MatterStatus to, @Nullable LocalDate closedOn, Object event) {
        store.move(matter.id(), to, closedOn);
        events.publishEvent(event);
        return store.find(matter.id()).orElseThrow();
    }

    @Requires(Permission.MATTERS_VIEW)
    @Transactional(readOnly = true)
    public Optional<MatterView> find(MatterId id) {
        return store.find(id);
    }

    @Requires(Permission.MATTERS_VIEW)
    @Transactional(readOnly = true)
    public Optional<MatterView> findByNumber(String number) {
        return store.findByNumber(number);
    }

    /** The matters that a chooser offers for what was typed, best first, live ones before closed ones. */
    @Requires(Permission.MATTERS_VIEW)
    @Transactional(readOnly = true)
    public List<MatterRef> search(String q, int limit) {
        return store.search(q, limit);
    }

    /** A matter as other rooms name and check it. Walls hold here too; a permission is not asked for. */
    @Transactional(readOnly = true)
    public Optional<MatterRef> ref(MatterId id) {
        return store.refs(List.of(id)).stream().findFirst();
    }

    /** The same for many in one query; unknown and hidden ones are left out. */
    @Transactional(readOnly = true)
    public Map<MatterId, MatterRef> refs(Collection<MatterId> ids) {
        return store.refs(ids).stream().collect(Collectors.toMap(MatterRef::id, Function.identity()));
    }
}
