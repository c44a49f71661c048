package org.chancery.platform.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Users;
import org.chancery.shared.Id;
import org.springframework.stereotype.Service;

/**
 * Who opened what, gathered in memory and written every few seconds, so that no reader waits for it. What is gathered when the process is
 * killed outright is lost; a stop in order writes it. A buffer that is full says how much it had to leave out.
 */
@Service
public class ReadLog {

    private static final int BATCH = 1000;
    private static final String REQUEST = "read log";

    private final ReadLogStore store;
    private final Firms firms;
    private final Users users;
    private final AuditSettings settings;
    private final BlockingQueue<Reading> gathered;
    /** By firm, the first reading that found no place, with how many did. */
    private final Map<UUID, Reading> lost = new ConcurrentHashMap<>();

    ReadLog(ReadLogStore store, Firms firms, Users users, AuditSettings settings) {
        this.store = store;
        this.firms = firms;
        this.users = users;
        this.settings = settings;
        this.gathered = new ArrayBlockingQueue<>(settings.readsBuffered());
    }

    /** Takes note of a reading; never waits and never fails. */
    public void note(Reading reading) {
        if (!gathered.offer(reading)) {
            lost.merge(reading.firm(), new Reading(reading.firm(), Id.next(), reading.at(), reading.userId(), reading.request(), Reading.Kind.LOST, "", null, null, 1),
                    (known, another) -> new Reading(known.firm(), known.id(), known.at(), known.userId(), known.request(), known.kind(), "", null, null, known.count() + 1));
        }
    }

    /** Writes what has been gathered; how many readings. What cannot be written is kept for the next time. */
    public synchronized int flush() {
        int written = 0;
        List<Reading> batch = new ArrayList<>();
        while (gathered.drainTo(batch, BATCH) > 0) {
            written += write(batch);
            batch.clear();
        }
        List<Reading> missing = new ArrayList<>();
        lost.keySet().forEach(firm -> missing.add(java.util.Objects.requireNonNull(lost.remove(firm))));
        return written + write(missing);
    }

    private int write(List<Reading> batch) {
        Map<UUID, List<Reading>> byFirm = batch.stream().collect(Collectors.groupingBy(Reading::firm));
        try {
            byFirm.forEach((firm, readings) -> Actors.as(users.system(firm), REQUEST, () -> store.add(readings)));
            return batch.size();
        } catch (RuntimeException e) {
            batch.forEach(this::note);
            throw e;
        }
    }

    /** Deletes what is older than the firm keeps it; how many readings. */
    public long forget() {
        return firms.all().stream().mapToLong(firm -> Actors.as(users.system(firm.id()), REQUEST, () -> store.forget(settings.readsKeptDays()))).sum();
    }

    /** The instant for a reading, by the program's clock. */
    public Instant now() {
        return firms.now();
    }
}
