package org.chancery.platform.identity;

import java.util.List;
import org.chancery.platform.firm.Firms;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The passwords of the acting firm's people: kept as Argon2id hashes, and set only if they keep to the {@link PasswordRules}. */
@Component
class OwnPasswords {

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final PasswordRules rules;
    private final Firms firms;

    OwnPasswords(JdbcClient jdbc, PasswordEncoder encoder, PasswordRules rules, Firms firms) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.rules = rules;
        this.firms = firms;
    }

    List<Refusal> refusals(String password, String name, String email) {
        return rules.refusals(password, name, email, firms.current().name());
    }

    String encoded(String password) {
        return encoder.encode(password);
    }

    /** Within the caller's transaction. */
    boolean matches(UserId user, String typed) {
        return encoder.matches(typed, jdbc.sql("select password_hash from platform.app_user where id = :id").param("id", user.value())
                .query((row, n) -> java.util.Objects.requireNonNullElse(row.getString("password_hash"), "")).optional().orElse(""));
    }

    void set(UserId user, String password) {
        jdbc.sql("update platform.app_user set password_hash = :hash where id = :id").param("hash", encoded(password)).param("id", user.value()).update();
    }
}
