package org.chancery.platform.audit;

import java.time.format.DateTimeFormatter;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.chancery.platform.firm.FirmContext;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Holds every sealed row of the firm, and every seal, against what was signed; names each that was changed, taken away or slipped in. */
@Service
public class SealVerification {

    private static final int SEALS_AT_ONCE = 500;
    private static final int LEAVES_AT_ONCE = 200_000;
    private static final int MOST_FINDINGS = 10_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final JdbcClient jdbc;
    private final Seals seals;
    private final SealingKeys keys;

    SealVerification(JdbcClient jdbc, Seals seals, SealingKeys keys) {
        this.jdbc = jdbc;
        this.seals = seals;
        this.keys = keys;
    }

    /**
     * What came out.
     *
     * @param rows     that are sealed
     * @param seals    that cover them
     * @param findings none if all is as it was sealed; the first {@value #MOST_FINDINGS} at the most
     */
    public record Verdict(long rows, long seals, List<SealFinding> findings) {}

    @Requires(Permission.AUDIT_VIEW)
    @Transactional(readOnly = true)
    public Verdict verdict() {
        List<SealFinding> findings = new ArrayList<>();
        Seal last = null;
        long rows = 0;
        long count = 0;
        for (List<Seal> batch = batch(last); !batch.isEmpty() && findings.size() < MOST_FINDINGS; batch = batch(last)) {
            findings.addAll(sealsOf(batch, last));
            findings.addAll(rowsOf(batch, last));
            rows += batch.stream().mapToLong(Seal::leaves).sum();
            count += batch.size();
            last = batch.getLast();
        }
        findings.addAll(unplaced());
        if (findings.size() < MOST_FINDINGS) {
            cutOff(last).ifPresent(findings::add);
        }
        return new Verdict(rows, count, findings.stream().limit(MOST_FINDINGS).toList());
    }

    private List<Seal> batch(@Nullable Seal last) {
        List<Seal> batch = new ArrayList<>();
        long leaves = 0;
        for (Seal seal : seals.after(last == null ? 0 : last.number(), SEALS_AT_ONCE)) {
            leaves += seal.leaves();
            if (leaves > LEAVES_AT_ONCE && !batch.isEmpty()) {
                break;
            }
            batch.add(seal);
        }
        return batch;
    }

    private List<SealFinding> sealsOf(List<Seal> batch, @Nullable Seal before) {
        Map<Long, List<byte[]>> leaves = seals.leaves(batch.getFirst().number(), batch.getLast().number());
        List<SealFinding> findings = new ArrayList<>();
        Seal previous = before;
        for (Seal seal : batch) {
            long expected = previous == null ? 1 : previous.number() + 1;
            if (seal.number() != expected) {
                findings.add(finding("missing-seal", expected, "It is gone; the chain goes on with seal " + seal.number() + " of " + TIME.format(seal.sealedAt()) + "."));
            }
            fault(seal, previous, leaves.getOrDefault(seal.number(), List.of())).ifPresent(words -> findings.add(finding("rewritten-seal", seal.number(), words)));
            previous = seal;
        }
        return findings;
    }

    private Optional<String> fault(Seal seal, @Nullable Seal previous, List<byte[]> leaves) {
        String when = "Sealed " + TIME.format(seal.sealedAt()) + ": ";
        if (!keys.key().signed(seal)) {
            return Optional.of(when + "it is not what was signed.");
        } else if (!seal.previous().equals(previous == null ? Seal.NOTHING_BEFORE : previous.hash()) || seal.fromOrder() != (previous == null ? 0 : previous.toOrder())) {
            return Optional.of(when + "it does not follow the seal before it.");
        } else if (leaves.size() != seal.leaves() || !HexFormat.of().formatHex(MerkleTree.root(leaves)).equals(seal.root())) {
            return Optional.of(when + "the hashes kept below it are not those that were signed.");
        }
        return Optional.empty();
    }

    private List<SealFinding> rowsOf(List<Seal> batch, @Nullable Seal before) {
        TreeMap<Long, Seal> byNumber = batch.stream().collect(Collectors.toMap(Seal::number, seal -> seal, (one, other) -> one, TreeMap::new));
        return jdbc.sql("select problem, table_name, key, seal from platform.verify_rows(:from, :to) order by table_name, key limit :most")
                .param("from", before == null ? 0 : before.toOrder()).param("to", batch.getLast().toOrder()).param("most", MOST_FINDINGS)
                .query((row, n) -> {
                    Seal seal = byNumber.get(row.getLong("seal"));
                    return new SealFinding(row.getString("problem") + "-row", row.getString("table_name"), row.getString("key"), words(row.getString("problem"), seal));
                }).list();
    }

    private static String words(String problem, @Nullable Seal seal) {
        String when = seal == null ? "" : "Sealed " + TIME.format(seal.sealedAt()) + " by seal " + seal.number() + ": ";
        return when + switch (problem) {
            case "missing" -> "it is gone.";
            case "changed" -> "it is not as it was.";
            default -> "It stands among sealed rows and was never sealed.";
        };
    }

    private List<SealFinding> unplaced() {
        return jdbc.sql("select table_name, key from platform.unplaced_rows() order by 1, 2 limit :most").param("most", MOST_FINDINGS)
                .query((row, n) -> new SealFinding("inserted-row", row.getString("table_name"), row.getString("key"), "It was not written by the program and was never sealed.")).list();
    }

    /** The chain against what is remembered of its end outside of the database. */
    private Optional<SealFinding> cutOff(@Nullable Seal last) {
        return keys.heads().of(FirmContext.current().orElseThrow().firm()).flatMap(head -> {
            if (last == null || last.number() < head.number()) {
                return Optional.of(finding("missing-seal", head.number(), "It is gone, with every seal after " + (last == null ? "none" : "seal " + last.number()) + "."));
            }
            boolean same = seals.after(head.number() - 1, 1).stream().findFirst().filter(seal -> seal.hash().equals(head.hash())).isPresent();
            return same ? Optional.empty() : Optional.of(finding("rewritten-seal", head.number(), "It is another one than this installation has signed."));
        });
    }

    private static SealFinding finding(String code, long seal, String message) {
        return new SealFinding(code, "platform.seal", Long.toString(seal), message);
    }
}
