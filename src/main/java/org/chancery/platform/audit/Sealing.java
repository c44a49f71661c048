package org.chancery.platform.audit;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.chancery.platform.audit.FirmSealing.Step;
import org.chancery.platform.audit.SealMarks.Mark;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.firm.Firms.FirmName;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Users;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Seals what was written: after the fact, in transactions of its own, so that nobody who posts waits for it. */
@Service
public class Sealing {

    private static final Duration PAUSE = Duration.ofMillis(20);

    private final SealMarks marks;
    private final FirmSealing firm;
    private final SealingKeys keys;
    private final Firms firms;
    private final Users users;
    private @Nullable Mark pending;

    Sealing(SealMarks marks, FirmSealing firm, SealingKeys keys, Firms firms, Users users) {
        this.marks = marks;
        this.firm = firm;
        this.keys = keys;
        this.firms = firms;
        this.users = users;
    }

    /** The public keys whose signatures are believed, in PEM, each with its fingerprint before it; the one in use first. */
    public String publicKeys() {
        SealingKey key = keys.key();
        var lines = new StringBuilder();
        key.publicKeys().entrySet().stream().sorted((one, other) -> Boolean.compare(other.getKey().equals(key.fingerprint()), one.getKey().equals(key.fingerprint())))
                .forEach(each -> lines.append("fingerprint ").append(each.getKey()).append('\n').append(each.getValue()));
        return lines.toString();
    }

    /**
     * Seals every firm's rows.
     *
     * @param patience how long to wait for transactions under way; what they hold up is sealed the next time
     * @return how many rows
     */
    public synchronized long all(Duration patience) {
        Optional<Long> place = place(patience);
        long rows = 0;
        if (place.isPresent()) {
            for (FirmName each : firms.all()) {
                rows += of(each.id(), place.get());
            }
        }
        return rows;
    }

    /** Seals one firm's rows; how many. */
    public synchronized long firm(UUID id, Duration patience) {
        return place(patience).map(place -> of(id, place)).orElse(0L);
    }

    /** How many rows of the firm have no seal yet. */
    public long waiting(UUID id) {
        return Actors.as(users.system(id), "sealing", firm::waiting);
    }

    private long of(UUID id, long place) {
        return Actors.as(users.system(id), "sealing", () -> {
            long rows = 0;
            for (Optional<Step> step = firm.next(place); step.isPresent(); step = firm.next(place)) {
                step.get().seal().ifPresent(keys.heads()::remember);
                rows += step.get().seal().map(Seal::leaves).orElse(0);
                if (step.get().reached() >= place) {
                    break;
                }
            }
            return rows;
        });
    }

    /** The last place of which all is known. A mark that somebody holds up is kept for the next time, so that a busy database cannot put it off for ever. */
    private Optional<Long> place(Duration patience) {
        Mark mark = pending == null ? marks.now() : pending;
        long end = System.nanoTime() + patience.toNanos();
        while (!marks.passed(mark)) {
            if (System.nanoTime() > end || !paused()) {
                pending = mark;
                return Optional.empty();
            }
        }
        pending = null;
        return Optional.of(mark.place());
    }

    private static boolean paused() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
