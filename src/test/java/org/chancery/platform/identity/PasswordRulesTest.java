package org.chancery.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordRulesTest {

    @TempDir static Path folder;

    private static PasswordRules rules(String leaked) {
        return new PasswordRules(new KnownPasswords(), new LeakedPasswordFile(new IdentitySettings(5, 50, 900, 86400, Duration.ofSeconds(10), Duration.ofSeconds(10), leaked, Duration.ofMinutes(5), Duration.ofHours(12), "")));
    }

    private static final PasswordRules RULES = rules("");

    private static String code(PasswordRules rules, String password) {
        return rules.refusals(password, "Rosa Patel", "rosa.patel@harcourtlane.example", "Harcourt & Lane LLP").stream().map(each -> each.code()).findFirst().orElse("taken");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "elevenchars, password-short",
        "websolutions, password-known",
        "correcthorsebatterystaple, password-known",
        "Correct Horse Battery Staple, password-known",
        "Password1234!, password-known",
        "p@ssw0rd2024, password-known",
        "iloveyou!!2026, password-known",
        "2026sunshine!!, password-known",
        "dragonmonkey, password-known",
        "passwordpassword, password-simple",
        "abcabcabcabc, password-simple",
        "aaaaaaaaaaaab, password-simple",
        "123456789012, password-simple",
        "qwertyuiopasdf, password-simple",
        "poiuytrewq12, password-simple",
        "RosaPatel2026!, password-guessable",
        "Harcourt-Lane-9!, password-guessable",
        "chancery12345, password-guessable",
        "correct horse battery, taken",
        "Copper-kettle-on-the-hob-1874, taken",
        "rosa likes purple turnips, taken",
        "zT7#kq!2mWp0, taken",
        "шапка лежит на полке, taken"})
    void passwordsThatAreTriedFirstAreRefused(String password, String expected) {
        assertThat(code(RULES, password)).isEqualTo(expected);
    }

    @Test
    void longOnesAreCheckedQuicklyAndTooLongOnesRefused() {
        assertThat(code(RULES, "x".repeat(201))).isEqualTo("password-long");
        assertThat(Duration.ofNanos(IntStream.range(0, 20).mapToLong(n -> timed("qwerty1234".repeat(19) + n)).min().orElseThrow())).isLessThan(Duration.ofMillis(200));
    }

    private static long timed(String password) {
        long start = System.nanoTime();
        code(RULES, password);
        return System.nanoTime() - start;
    }

    @Test
    void aFirmsOwnListIsSearchedWithoutReadingItWhole() throws IOException {
        Path file = Files.write(folder.resolve("leaked.txt"), Stream.concat(IntStream.range(0, 5000).mapToObj(n -> "other passphrase " + n), Stream.of("seven green umbrellas"))
                .map(PasswordRulesTest::sha1).map(hash -> hash + ":17").sorted().toList());
        PasswordRules rules = rules(file.toString());
        assertThat(code(rules, "seven green umbrellas")).isEqualTo("password-known");
        assertThat(IntStream.range(0, 5000).mapToObj(n -> code(rules, "other passphrase " + n)).distinct()).containsExactly("password-known");
        assertThat(code(rules, "eight green umbrellas")).isEqualTo("taken");
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of().withUpperCase().formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatIsPackedIsFoundAndNothingElse() {
        byte[] packed = KnownPasswords.packed(Stream.of("one", "Two", "one"));
        assertThat(packed).hasSize(2 * KnownPasswords.WIDTH);
    }
}
