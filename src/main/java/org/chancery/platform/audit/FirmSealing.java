package org.chancery.platform.audit;

import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.chancery.platform.firm.FirmContext;
import org.chancery.platform.firm.Firms;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes the next seal of the current firm. */
@Service
class FirmSealing {

    private final JdbcClient jdbc;
    private final Seals seals;
    private final SealingKeys keys;
    private final Firms firms;
    private final AuditSettings settings;
    /** Up to where each firm was seen to have nothing after its last seal, so that a quiet firm is not looked through again. */
    private final Map<UUID, Seen> seen = new ConcurrentHashMap<>();

    FirmSealing(JdbcClient jdbc, Seals seals, SealingKeys keys, Firms firms, AuditSettings settings) {
        this.jdbc = jdbc;
        this.seals = seals;
        this.keys = keys;
        this.firms = firms;
        this.settings = settings;
    }

    private record Seen(long lastSeal, long place) {}

    /**
     * What one step did.
     *
     * @param reached everything up to this place is sealed now
     * @param seal    the seal that was written; empty if there was nothing to seal
     */
    record Step(long reached, Optional<Seal> seal) {}

    /** Seals the next rows up to the place, of which every transaction has ended; empty if another process is sealing this firm. */
    @Transactional
    Optional<Step> next(long place) {
        boolean mine = jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended('platform.seal ' || platform.current_firm(), 0))").query(Boolean.class).single();
        if (!mine) {
            return Optional.empty();
        }
        UUID firm = FirmContext.current().orElseThrow().firm();
        Optional<Seal> last = seals.last();
        long from = from(firm, last);
        if (from >= place) {
            return Optional.of(new Step(place, Optional.empty()));
        }
        long to = end(from, place);
        Optional<Seal> made = seal(firm, last, from, to);
        seen.put(firm, new Seen(made.or(() -> last).map(Seal::number).orElse(0L), to));
        return Optional.of(new Step(to, made));
    }

    private long from(UUID firm, Optional<Seal> last) {
        Seen before = seen.get(firm);
        long covered = last.map(Seal::toOrder).orElse(0L);
        return before != null && before.lastSeal() == last.map(Seal::number).orElse(0L) ? Math.max(covered, before.place()) : covered;
    }

    private long end(long from, long place) {
        boolean few = place - from <= settings.rowsPerSeal() || count(from, place) <= settings.rowsPerSeal();
        return few ? place : from + settings.rowsPerSeal();
    }

    private long count(long from, long to) {
        return Objects.requireNonNull(jdbc.sql("select platform.count_places(:from, :to)").param("from", from).param("to", to).query(Long.class).single());
    }

    /** How many of the firm's rows have no seal yet. */
    @Transactional(readOnly = true)
    long waiting() {
        return count(seals.last().map(Seal::toOrder).orElse(0L), Long.MAX_VALUE);
    }

    private Optional<Seal> seal(UUID firm, Optional<Seal> last, long from, long to) {
        long number = last.map(Seal::number).orElse(0L) + 1;
        long rows = jdbc.sql("select platform.seal_rows(:seal, :from, :to)").param("seal", number).param("from", from).param("to", to).query(Long.class).single();
        if (rows == 0) {
            return Optional.empty();
        }
        List<byte[]> leaves = Objects.requireNonNull(seals.leaves(number, number).get(number));
        Seal seal = keys.key().sign(new Seal(firm, number, last.map(Seal::toOrder).orElse(0L), to, leaves.size(), HexFormat.of().formatHex(MerkleTree.root(leaves)),
                last.map(Seal::hash).orElse(Seal.NOTHING_BEFORE), firms.now().truncatedTo(ChronoUnit.MICROS), keys.key().fingerprint(), ""));
        seals.add(seal);
        return Optional.of(seal);
    }
}
