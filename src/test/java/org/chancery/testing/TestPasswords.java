package org.chancery.testing;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.util.function.SingletonSupplier;

/**
 * The program's own hashes. Only that of {@link TestFirms#PASSWORD} is made once for all: thousands of people in tests have it, and a hash is meant to be slow. Whoever signs in
 * is checked as ever.
 */
@TestConfiguration(proxyBeanMethods = false)
public class TestPasswords {

    @Bean
    @Primary
    PasswordEncoder onceHashed(@Qualifier("passwordEncoder") PasswordEncoder program) {
        Supplier<String> known = SingletonSupplier.of(() -> program.encode(TestFirms.PASSWORD));
        return new PasswordEncoder() {

            @Override
            public @Nullable String encode(@Nullable CharSequence password) {
                return TestFirms.PASSWORD.contentEquals(password == null ? "" : password) ? known.get() : program.encode(password);
            }

            @Override
            public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
                return program.matches(password, hash);
            }

            @Override
            public boolean upgradeEncoding(@Nullable String hash) {
                return program.upgradeEncoding(hash);
            }
        };
    }
}
