package org.chancery.platform.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.UUID;
import org.chancery.platform.firm.FirmView;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Packets for an auditor: sealed rows, the seals above them, what proves the one by the other, and the program that checks it without this installation.
 * {@code docs/dev/seals.md} describes the files.
 */
@Service
public class AuditPackets {

    private static final String VERIFIER = "AuditVerifier.java";

    private final SealedRows rows;
    private final Seals seals;
    private final SealingKeys keys;
    private final Firms firms;

    AuditPackets(SealedRows rows, Seals seals, SealingKeys keys, Firms firms) {
        this.rows = rows;
        this.seals = seals;
        this.keys = keys;
        this.firms = firms;
    }

    /**
     * What a packet is to hold.
     *
     * @param subject in words, one line
     * @param whole   whether every row of the seals is wanted
     * @param places  of the rows, by the number of their seal
     */
    public record Plan(String subject, boolean whole, SortedMap<Long, List<Long>> places) {

        /** True if no seal covers anything of it (yet). */
        public boolean isEmpty() {
            return places.isEmpty();
        }
    }

    /** All that was sealed from one instant until just before another. */
    @Requires(Permission.AUDIT_VIEW)
    @Transactional(readOnly = true)
    public Plan ofPeriod(Instant from, Instant to) {
        return new Plan("everything sealed from " + from + " to " + to, true, rows.between(from, to));
    }

    /** An object with its parts: all their versions. Empty for one that is not there or that a wall hides. */
    @Requires(Permission.AUDIT_VIEW)
    @Transactional(readOnly = true)
    public Plan ofObject(String objectType, UUID objectId) {
        String type = objectType.toLowerCase(Locale.ROOT).replace('_', '-');
        return new Plan(type + " " + objectId, false, rows.of(type, objectId));
    }

    /** Writes a packet; the stream stays open. */
    @Requires(Permission.AUDIT_VIEW)
    @Transactional(readOnly = true)
    public void write(Plan plan, OutputStream out) throws IOException {
        SealingKey key = keys.key();
        try (PacketFile packet = new PacketFile(out)) {
            packet.file("rows.txt", to -> writeRows(plan, to));
            packet.file("seals.txt", to -> writeSeals(plan, to));
            packet.file("keys.pem", to -> to.write(String.join("", key.publicKeys().values())));
            packet.file(VERIFIER, to -> to.write(verifier()));
            packet.file("README.txt", to -> to.write(readme(plan)));
            String manifest = manifest(plan, packet);
            packet.file("manifest.txt", to -> to.write(manifest));
            packet.file("manifest.sig", to -> to.write(key.fingerprint() + " " + key.sign(manifest.getBytes(StandardCharsets.UTF_8)) + "\n"));
        }
    }

    private void writeRows(Plan plan, Writer out) throws IOException {
        boolean walled = rows.walled();
        for (Map.Entry<Long, List<Long>> each : plan.places().entrySet()) {
            long seal = each.getKey();
            List<byte[]> leaves = plan.whole() ? List.of() : Objects.requireNonNull(seals.leaves(seal, seal).get(seal));
            rows.leaves(seal, each.getValue(), leaf -> {
                try {
                    out.write(lines(seal, leaf, leaves, walled));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static String lines(long seal, SealedRows.Leaf leaf, List<byte[]> leaves, boolean walled) {
        String place = " " + seal + " " + leaf.index() + " " + leaf.hash();
        if (leaf.content() == null) {
            return walled ? "hidden" + place + "\n" : "gone" + place + " " + leaf.table() + " " + leaf.key() + "\n";
        }
        var path = new StringBuilder("path");
        if (!leaves.isEmpty()) {
            MerkleTree.path(leaves, leaf.index()).forEach(hash -> path.append(' ').append(HexFormat.of().formatHex(hash)));
        }
        return "row" + place + "\n" + leaf.table() + "\n" + leaf.content() + "\n" + path + "\n";
    }

    private void writeSeals(Plan plan, Writer out) throws IOException {
        for (long number : plan.places().keySet()) {
            Seal seal = seals.after(number - 1, 1).getFirst();
            out.write(new String(seal.statement(), StandardCharsets.UTF_8) + "signature " + seal.signature() + "\n");
        }
    }

    private String manifest(Plan plan, PacketFile packet) {
        FirmView firm = firms.current();
        return "chancery-audit-packet-v1\nfirm " + firm.id() + " " + firm.name().replaceAll("\\s+", " ") + "\nof " + plan.subject() + "\nmade " + firms.now() + "\n"
                + (plan.whole() ? "whole\n" : "") + packet.fileLines();
    }

    private static String verifier() throws IOException {
        try (InputStream source = AuditPackets.class.getResourceAsStream("/verifier/" + VERIFIER)) {
            return new String(Objects.requireNonNull(source, "the build brings the verifier along").readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String readme(Plan plan) {
        return """
                An audit packet of %s, made by Chancery: %s.

                It is verified without Chancery, with any JDK from version 17:

                    java AuditVerifier.java PACKET.zip --key FINGERPRINT

                Take AuditVerifier.java from Chancery's source, where everybody can read it (verifier/AuditVerifier.java; the copy in this packet is a convenience, and who could
                forge a packet could change its copy), and the FINGERPRINT of the firm's sealing key from the firm by another way than this packet, best from a
                letter of earlier days. The key that signed this packet is

                    %s

                rows.txt       each row: "row", its seal, its leaf in the tree, its hash; the table; the row as it is now; the hashes beside the way to the root.
                               "hidden" is a row that whoever made the packet may not see, "gone" one that was sealed and is not there any more.
                seals.txt      the seals above the rows, each with its signature
                keys.pem       the public keys
                manifest.txt   what this packet is, and the SHA-256 of each file; manifest.sig is its signature
                """.formatted(firms.current().name(), plan.subject(), keys.key().fingerprint());
    }
}
