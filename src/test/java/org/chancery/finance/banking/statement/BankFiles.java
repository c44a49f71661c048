package org.chancery.finance.banking.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.joda.money.Money;

/** The real bank files that come with the project, and the short words in which the tests speak of readings. */
final class BankFiles {

    private BankFiles() {}

    static Path folder(String... steps) {
        Path folder = Path.of(System.getProperty("chancery.data", "../shared/data"), "02-bank").resolve(Path.of("", steps));
        assertThat(folder).as("the bank files; point the system property chancery.data to the folder “data”").isDirectory();
        return folder;
    }

    static List<Path> in(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> found = files.filter(f -> f.toString().endsWith(ending)).sorted().toList();
            assertThat(found).as(ending + " in " + folder).isNotEmpty();
            return found;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static StatementReading reading(String content) {
        return reading(content.getBytes(StandardCharsets.UTF_8));
    }

    static StatementReading reading(byte[] content) {
        return StatementReaders.standard().read(content);
    }

    static StatementFile read(StatementReading reading) {
        assertThat(reading).isInstanceOf(StatementReading.Read.class);
        StatementFile file = ((StatementReading.Read) reading).file();
        assertThat(file.statements()).allSatisfy(BankFiles::addsUp);
        return file;
    }

    static Statement one(String content) {
        StatementFile file = read(reading(content));
        assertThat(file.statements()).hasSize(1);
        return file.statements().getFirst();
    }

    static StatementReading.Unreadable refused(StatementReading reading) {
        assertThat(reading).isInstanceOf(StatementReading.Unreadable.class);
        return (StatementReading.Unreadable) reading;
    }

    static StatementReading.Unreadable refused(String content) {
        return refused(reading(content));
    }

    /** The property that holds for every statement read, of whatever format. */
    static void addsUp(Statement statement) {
        if (statement.openingBalance() != null) {
            Money sum = Money.zero(statement.currency());
            for (StatementLine line : statement.lines()) {
                sum = sum.plus(line.amount());
            }
            assertThat(statement.openingBalance().plus(sum)).isEqualTo(statement.closingBalance());
        }
        assertThat(statement.lines()).extracting(StatementLine::fingerprint).doesNotHaveDuplicates().allMatch(f -> f.matches("[0-9a-f]{32}"));
        assertThat(statement.lines()).extracting(StatementLine::description).noneMatch(String::isBlank);
    }
}
