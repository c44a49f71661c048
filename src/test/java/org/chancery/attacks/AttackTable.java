package org.chancery.attacks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

    /**
     * Writes as whom each route was tried into the program's own resources, for its proof of enforcement: one line for each, in their order. Part of the sources, so that a
     * version ships with what its tests tried.
     */
    void record(List<Route> routes, Path file) {
        Map<String, Set<String>> tried = new TreeMap<>();
        routes.forEach(route -> tried.put(route.toString(), new LinkedHashSet<>()));
        attempts.forEach(attempt -> tried.computeIfPresent(attempt.route().replace(" of another", ""), (_, who) -> {
            who.add(attempt.who().words());
            return who;
        }));
        String lines = tried.entrySet().stream().map(each -> each.getKey() + "\t" + (each.getValue().isEmpty() ? "open to everybody" : String.join(", ", each.getValue())) + "\n")
                .collect(Collectors.joining());
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
