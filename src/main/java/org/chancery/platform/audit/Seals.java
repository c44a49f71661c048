package org.chancery.platform.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The firm's seals and the hashes below them. */
@Repository
class Seals {

    static final int HASH_BYTES = 32;

    private static final String COLUMNS = "firm_id, number, from_order, to_order, leaves, root, previous, sealed_at, fingerprint, signature";

    private final JdbcClient jdbc;

    Seals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Seal> last() {
        return jdbc.sql("select " + COLUMNS + " from platform.seal order by number desc limit 1").query(Seals::seal).optional();
    }

    /** The next seals after a number, in order. */
    List<Seal> after(long number, int limit) {
        return jdbc.sql("select " + COLUMNS + " from platform.seal where number > :number order by number limit :limit").param("number", number).param("limit", limit)
                .query(Seals::seal).list();
    }

    /** The hashes of the rows of some seals, each in the order of its tree. */
    Map<Long, List<byte[]>> leaves(long first, long last) {
        Map<Long, List<byte[]>> leaves = new TreeMap<>();
        jdbc.sql("select seal, hashes from platform.seal_part where seal between :first and :last order by seal, part").param("first", first).param("last", last)
                .query((ResultSet row) -> split(row.getBytes("hashes"), leaves.computeIfAbsent(row.getLong("seal"), none -> new ArrayList<>())));
        return leaves;
    }

    private static void split(byte[] hashes, List<byte[]> into) {
        for (int at = 0; at < hashes.length; at += HASH_BYTES) {
            into.add(Arrays.copyOfRange(hashes, at, at + HASH_BYTES));
        }
    }

    void add(Seal seal) {
        HexFormat hex = HexFormat.of();
        jdbc.sql("""
                insert into platform.seal (number, form, from_order, to_order, leaves, root, previous, sealed_at, fingerprint, signature)
                values (:number, :form, :from, :to, :leaves, :root, :previous, :at, :fingerprint, :signature)""")
                .param("number", seal.number()).param("form", Seal.FORM).param("from", seal.fromOrder()).param("to", seal.toOrder()).param("leaves", seal.leaves())
                .param("root", hex.parseHex(seal.root())).param("previous", hex.parseHex(seal.previous())).param("at", seal.sealedAt().atOffset(ZoneOffset.UTC))
                .param("fingerprint", seal.fingerprint()).param("signature", hex.parseHex(seal.signature()))
                .update();
    }

    private static Seal seal(ResultSet row, int number) throws SQLException {
        HexFormat hex = HexFormat.of();
        return new Seal(row.getObject("firm_id", UUID.class), row.getLong("number"), row.getLong("from_order"), row.getLong("to_order"), row.getInt("leaves"),
                hex.formatHex(row.getBytes("root")), hex.formatHex(row.getBytes("previous")), row.getObject("sealed_at", OffsetDateTime.class).toInstant(),
                row.getString("fingerprint"), hex.formatHex(row.getBytes("signature")));
    }
}
