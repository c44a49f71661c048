package org.chancery.platform.storage;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The master key: which generation wraps, and the keyset that holds it. The database says which generation is the current one, so that all
 * programs on it change over at one instant; the keyset is read anew when it lacks the generation that is needed.
 */
@Component
class MasterKeys {

    private static final Logger LOG = LoggerFactory.getLogger(MasterKeys.class);

    private final KeyPlace place;
    private final JdbcClient jdbc;
    private volatile @Nullable KeyRing ring;

    MasterKeys(KeyPlace place, JdbcClient jdbc) {
        this.place = place;
        this.jdbc = jdbc;
    }

    /** A generation that there is or was. */
    record Generation(int id, Instant madeAt, @Nullable Instant retiredAt) {}

    /** A data key as a row keeps it. */
    record Wrapped(byte[] key, int generation) {}

    @Transactional(readOnly = true)
    List<Generation> all() {
        return jdbc.sql("select id, made_at, retired_at from platform.master_key order by made_at").query((row, _) -> {
            var retired = row.getObject("retired_at", OffsetDateTime.class);
            return new Generation(row.getInt("id"), row.getObject("made_at", OffsetDateTime.class).toInstant(), retired == null ? null : retired.toInstant());
        }).list();
    }

    /** Wraps with the current generation, which stays the current one until the transaction ends. */
    @Transactional
    Wrapped wrap(byte[] key, FileName name) {
        int current = current();
        return new Wrapped(with(current).wrap(current, key, name), current);
    }

    /** Empty if it was damaged, or is the key of another file. */
    Optional<byte[]> unwrap(Wrapped wrapped, FileName name) {
        try {
            return Optional.of(with(wrapped.generation()).unwrap(wrapped.generation(), wrapped.key(), name));
        } catch (GeneralSecurityException damaged) {
            LOG.warn("The wrapped key of the file {} is damaged, or belongs to another file.", name.file());
            return Optional.empty();
        }
    }

    /** Makes the first master key if there never was one, and says where it is. One that was lost is a fault. */
    @Transactional
    void prepare() {
        if (place.find() instanceof KeySource.File file && file.read().isEmpty()) {
            if (registered().isPresent()) {
                throw missing(file);
            }
            first();
        }
    }

    /** A next generation: the keyset's primary key if it is new to us, otherwise one made here. Answers its id. */
    @Transactional
    int begin() {
        int before = current();
        KeyRing next = reload();
        if (next.primary() == before) {
            if (!(place.find() instanceof KeySource.File file)) {
                throw new StorageFault("First add a new primary key to the keyset in " + place.find().words() + ", and keep the old one in it.");
            }
            next = next.withNext();
            file.write(next.json());
        }
        // The update waits for whoever wraps with the former generation just now.
        jdbc.sql("update platform.master_key set retired_at = clock_timestamp() where retired_at is null").update();
        jdbc.sql("insert into platform.master_key (id) values (:id)").param("id", next.primary()).update();
        ring = next;
        return next.primary();
    }

    private int current() {
        return registered().orElseGet(this::first);
    }

    private Optional<Integer> registered() {
        return jdbc.sql("select id from platform.master_key where retired_at is null for share").query(Integer.class).optional();
    }

    /** Nothing is encrypted yet: what keyset there is becomes the first, or is made. One program at a time. */
    private int first() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('platform.master_key'))").query((_, _) -> "").list();
        Optional<Integer> meanwhile = registered();
        if (meanwhile.isPresent()) {
            return meanwhile.get();
        }
        KeySource source = place.find();
        KeyRing first = source.read().map(json -> KeyRing.read(json, source.words())).orElseGet(() -> make(source));
        jdbc.sql("insert into platform.master_key (id) values (:id)").param("id", first.primary()).update();
        ring = first;
        return first.primary();
    }

    private static KeyRing make(KeySource source) {
        if (!(source instanceof KeySource.File file)) {
            throw new StorageFault("There is no master key in " + source.words() + ".");
        }
        KeyRing made = KeyRing.generate();
        file.write(made.json());
        LOG.info("The master key of stored files was made: {}. No backup holds it, and without it no stored file can be read: keep a copy in another place, apart from the backups.",
                file.path());
        return made;
    }

    private KeyRing with(int generation) {
        KeyRing known = ring;
        return known != null && known.has(generation) ? known : reload(generation);
    }

    private KeyRing reload(int generation) {
        KeyRing read = reload();
        if (!read.has(generation)) {
            throw new StorageFault("The master key in " + place.find().words() + " is another one: generation " + KeyRing.words(generation)
                    + ", with which stored files are encrypted, is not in it.");
        }
        return read;
    }

    private KeyRing reload() {
        KeySource source = place.find();
        KeyRing read = KeyRing.read(source.read().orElseThrow(() -> missing(source)), source.words());
        ring = read;
        return read;
    }

    private static StorageFault missing(KeySource source) {
        return new StorageFault("The master key of stored files is missing: " + source.words() + ". No backup holds it; put it back from where you keep its copy.");
    }
}
