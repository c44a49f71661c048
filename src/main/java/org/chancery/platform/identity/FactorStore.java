package org.chancery.platform.identity;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.chancery.platform.identity.SecondFactors.FactorView;
import org.chancery.platform.identity.SecondFactors.Kind;
import org.chancery.shared.Id;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where second factors and recovery codes are kept. Taking a code and marking it as taken are one statement, so that it is taken once. */
@Component
class FactorStore {

    static final int RECOVERY_CODES = 10;
    /** 50 bits: ten characters of Base32. */
    private static final int RECOVERY_CHARACTERS = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final FactorSealing sealing;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    FactorStore(JdbcClient jdbc, FactorSealing sealing, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.sealing = sealing;
        this.clock = clock;
        this.events = events;
    }

    /** An authenticator app's secret, opened. */
    record Secret(UUID id, byte[] bytes) {}

    @Transactional(readOnly = true)
    public List<FactorView> confirmed(UserId user) {
        return jdbc.sql("""
                select id, kind, name, confirmed_at, last_used_at from platform.factor
                where user_id = :user and confirmed_at is not null and removed_at is null
                order by confirmed_at, id""")
                .param("user", user.value())
                .query((row, n) -> new FactorView(row.getObject("id", UUID.class), Kind.valueOf(row.getString("kind")), row.getString("name"),
                        instant(row, "confirmed_at"), instantOrNull(row, "last_used_at")))
                .list();
    }

    @Transactional(readOnly = true)
    public int recoveryCodesLeft(UserId user) {
        return jdbc.sql("select count(*) from platform.recovery_code where user_id = :user and used_at is null and void_at is null")
                .param("user", user.value()).query(Integer.class).single();
    }

    /** A new secret that counts for nothing until a code of it was typed; an earlier one that never did is dropped. */
    @Transactional
    public void beginTotp(UserId user) {
        jdbc.sql("update platform.factor set removed_at = :now where user_id = :user and kind = 'TOTP' and confirmed_at is null and removed_at is null")
                .param("now", now()).param("user", user.value()).update();
        byte[] secret = new byte[Totp.SECRET_BYTES];
        RANDOM.nextBytes(secret);
        jdbc.sql("insert into platform.factor (id, user_id, kind, name, secret) values (:id, :user, 'TOTP', 'Authenticator app', :secret)")
                .param("id", Id.next()).param("user", user.value()).param("secret", sealing.seal(secret, user)).update();
    }

    @Transactional(readOnly = true)
    public Optional<Secret> unconfirmed(UserId user) {
        return secrets(user, "confirmed_at is null").stream().findFirst();
    }

    @Transactional
    public boolean confirm(UserId user, String typed, String name) {
        Secret secret = unconfirmed(user).orElse(null);
        OptionalLong step = secret == null ? OptionalLong.empty() : Totp.match(secret.bytes(), typed, clock.instant());
        if (secret == null || step.isEmpty()) {
            return false;
        }
        int confirmed = jdbc.sql("update platform.factor set confirmed_at = :now, last_used_at = :now, last_step = :step, name = :name where id = :id and confirmed_at is null")
                .param("now", now()).param("step", step.getAsLong()).param("name", name).param("id", secret.id()).update();
        return confirmed == 1;
    }

    /** Takes a code of an authenticator app. One that was taken, or is older than one that was, is refused: somebody may have looked on. */
    @Transactional
    public boolean takeTotp(UserId user, String typed) {
        boolean taken = false;
        for (Secret secret : secrets(user, "confirmed_at is not null")) {
            OptionalLong step = Totp.match(secret.bytes(), typed, clock.instant());
            taken |= step.isPresent() && jdbc.sql("""
                    update platform.factor set last_step = :step, last_used_at = :now
                    where id = :id and removed_at is null and (last_step is null or last_step < :step)""")
                    .param("step", step.getAsLong()).param("now", now()).param("id", secret.id()).update() == 1;
        }
        return taken;
    }

    @Transactional
    public boolean takeRecoveryCode(UserId user, String typed) {
        int used = jdbc.sql("update platform.recovery_code set used_at = :now where user_id = :user and code_hash = :hash and used_at is null and void_at is null")
                .param("now", now()).param("user", user.value()).param("hash", sealing.hash(typed, user)).update();
        if (used == 1) {
            events.publishEvent(new AccountEvent.RecoveryCodeUsed(user));
        }
        return used == 1;
    }

    /** New codes, shown this once; the old ones are void. */
    @Transactional
    public List<String> newRecoveryCodes(UserId user) {
        voidRecoveryCodes(user);
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            byte[] random = new byte[RECOVERY_CHARACTERS];
            RANDOM.nextBytes(random);
            String code = Base32.of(random).substring(0, RECOVERY_CHARACTERS);
            jdbc.sql("insert into platform.recovery_code (id, user_id, code_hash) values (:id, :user, :hash)")
                    .param("id", Id.next()).param("user", user.value()).param("hash", sealing.hash(code, user)).update();
            codes.add(code.substring(0, 5) + "-" + code.substring(5));
        }
        events.publishEvent(new AccountEvent.RecoveryCodesMade(user));
        return codes;
    }

    /** @return the name of what was removed; empty if there is no such factor. With the last one its recovery codes go. */
    @Transactional
    public Optional<String> remove(UserId user, UUID factor) {
        Optional<String> name = jdbc.sql("""
                update platform.factor set removed_at = :now, secret = null
                where id = :id and user_id = :user and confirmed_at is not null and removed_at is null
                returning name""")
                .param("now", now()).param("id", factor).param("user", user.value()).query(String.class).optional();
        if (name.isPresent() && confirmed(user).isEmpty()) {
            voidRecoveryCodes(user);
        }
        return name;
    }

    /** @return how many factors there were */
    @Transactional
    public int removeAll(UserId user) {
        voidRecoveryCodes(user);
        int had = confirmed(user).size();
        jdbc.sql("update platform.factor set removed_at = :now, secret = null where user_id = :user and removed_at is null")
                .param("now", now()).param("user", user.value()).update();
        return had;
    }

    private void voidRecoveryCodes(UserId user) {
        jdbc.sql("update platform.recovery_code set void_at = :now where user_id = :user and used_at is null and void_at is null")
                .param("now", now()).param("user", user.value()).update();
    }

    private List<Secret> secrets(UserId user, String which) {
        return jdbc.sql("select id, secret from platform.factor where user_id = :user and kind = 'TOTP' and removed_at is null and " + which + " order by id")
                .param("user", user.value())
                .query((row, n) -> new Secret(row.getObject("id", UUID.class), sealing.open(row.getBytes("secret"), user))).list();
    }

    OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
