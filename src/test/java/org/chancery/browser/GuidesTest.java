package org.chancery.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guides stay true: their links lead somewhere, and their pictures come from walks and not from somebody's machine. */
class GuidesTest {

    private static final Path SCREENS = Path.of("docs/screens");
    private static final long MOST_BYTES = 3_000_000;
    private static final Pattern PICTURE = Pattern.compile("!\\[([^]]+)]\\((?:\\.\\./|docs/)screens/([a-z-]+)\\.png\\)");
    private static final Pattern MADE = Pattern.compile("guide\\(\\w+, \"([a-z-]+)\"\\)");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)(?:#[^)]*)?\\)");

    private record Text(Path file, String words) {}

    @Test
    void everyPictureOfTheGuidesIsMadeByAWalkAndNoneIsLeftOver() {
        Set<String> shown = all(guides(), PICTURE, 2);
        assertThat(all(texts(Path.of("src/test/java/org/chancery/browser"), ".java"), MADE, 1)).as("made by walks").isEqualTo(shown);
        Set<String> kept = files(SCREENS, ".png").stream().map(file -> file.getFileName().toString().replace(".png", "")).collect(Collectors.toSet());
        assertThat(kept).as("kept in docs/screens").isEqualTo(shown);
    }

    @Test
    void thePicturesAreSmall() {
        assertThat(files(SCREENS, ".png").stream().mapToLong(file -> file.toFile().length()).sum()).isBetween(1L, MOST_BYTES);
    }

    @Test
    void everyLinkLeadsToAFile() {
        Set<String> broken = new TreeSet<>();
        for (Text guide : guides()) {
            for (String link : all(List.of(guide), LINK, 1)) {
                if (!Files.exists(guide.file().resolveSibling(link))) {
                    broken.add(guide.file() + ": " + link);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    private static List<Text> guides() {
        return Stream.concat(texts(Path.of("docs"), ".md").stream(), Stream.of(text(Path.of("README.md")))).toList();
    }

    private static Set<String> all(List<Text> texts, Pattern pattern, int group) {
        return texts.stream().flatMap(text -> pattern.matcher(text.words()).results()).map(found -> found.group(group)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Text> texts(Path folder, String ending) {
        return files(folder, ending).stream().map(GuidesTest::text).toList();
    }

    private static Text text(Path file) {
        try {
            return new Text(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
