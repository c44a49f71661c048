package org.chancery.practice.matters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Collectors;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Users;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Gathers what people asked for and did not get, and finds out every few seconds whether a wall was the reason. The person waits for none of it:
 * behind a wall and in front of nothing the answer is the same, and as quick. What is gathered when the process is killed outright is lost.
 */
@Service
public class WallStops {

    private static final Logger LOG = LoggerFactory.getLogger(WallStops.class);
    private static final int BATCH = 500;
    private static final String REQUEST = "wall stops";

    private final WallStopStore store;
    private final Firms firms;
    private final Users users;
    private final BlockingQueue<AskedFor> gathered;

    WallStops(WallStopStore store, Firms firms, Users users, WallSettings settings) {
        this.store = store;
        this.firms = firms;
        this.users = users;
        this.gathered = new ArrayBlockingQueue<>(settings.stopsBuffered());
    }

    /** Takes note of a request; never waits and never fails. A buffer that is full leaves it out. */
    public void note(AskedFor asked) {
        if (!gathered.offer(asked)) {
            LOG.warn("More requests for what is not there than can be looked at; some are not.");
        }
    }

    /** Looks at what has been gathered; how many times a wall was the reason. What cannot be written is kept for the next time. */
    public synchronized long flush() {
        long written = 0;
        List<AskedFor> batch = new ArrayList<>();
        while (gathered.drainTo(batch, BATCH) > 0) {
            written += write(batch);
            batch.clear();
        }
        return written;
    }

    private long write(List<AskedFor> batch) {
        Map<UUID, List<AskedFor>> byFirm = batch.stream().collect(Collectors.groupingBy(AskedFor::firm));
        try {
            return byFirm.entrySet().stream().mapToLong(each -> Actors.as(users.system(each.getKey()), REQUEST, () -> store.add(each.getValue(), firms.current().zone()))).sum();
        } catch (RuntimeException e) {
            batch.forEach(this::note);
            throw e;
        }
    }

    /** The instant of a request, by the program's clock. */
    public Instant now() {
        return firms.now();
    }
}
