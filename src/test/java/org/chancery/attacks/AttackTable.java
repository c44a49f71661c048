package org.chancery.attacks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What was tried at each door and what came of it, kept under {@code target/security} for people to read. */
final class AttackTable {

    private static final Path FOLDER = Path.of("target", "security");

    private final List<Attempt> attempts = new ArrayList<>();

    void add(Attempt attempt) {
        attempts.add(attempt);
    }

    List<Attempt> findings() {
        return attempts.stream().filter(Attempt::isFinding).toList();
    }

    int size() {
        return attempts.size();
    }

    /** Writes {@code name.md}, and the same in plain lines with the number of findings last. */
    void write(String name) {
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve(name + ".md"), "| route | who | expected | seen | verdict |\n|---|---|---|---|---|\n" + attempts.stream()
                    .map(a -> "| `%s` | %s | %s | %s | %s |\n".formatted(a.route(), a.who().words(), a.expected(), a.seen(), a.verdict())).collect(Collectors.joining()));
            Files.writeString(FOLDER.resolve(name + ".txt"), attempts.stream().map(a -> "%-62s %-34s %-22s %-14s %s%n".formatted(a.route(), a.who().words(), a.expected(), a.seen(),
                    a.verdict())).collect(Collectors.joining()) + "tried " + attempts.size() + "\nfindings " + findings().size() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
