package org.chancery.platform.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Packs lists of leaked passwords, one a line, into {@code known-passwords.bin}. The list that comes with the program was packed from
 * {@code dictionaries/passwords.txt} of nbvcxz 1.5.1 (MIT) and from the million most frequent of Mark Burnett's ten million passwords, as SecLists has them (MIT).
 */
final class PackKnownPasswords {

    /** A shorter one counts only as a part of a longer. */
    private static final int SHORTEST = 6;
    /** Of the long tail only what is long enough to be set. */
    private static final int SHORTEST_OF_TAIL = 12;

    private PackKnownPasswords() {}

    /** @param files where to write, the list whose parts count, and lists of which only what is long enough counts */
    public static void main(String... files) throws IOException {
        Stream<String> parts = lines(Path.of(files[1])).filter(each -> each.length() >= SHORTEST);
        Stream<String> tail = Arrays.stream(files).skip(2).flatMap(file -> lines(Path.of(file))).filter(each -> each.length() >= SHORTEST_OF_TAIL);
        Files.write(Path.of(files[0]), KnownPasswords.packed(Stream.concat(parts, tail)));
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).lines().map(line -> line.replaceAll("\\s", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
