package org.chancery.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on security names what is there, and counts right. */
class SecurityPageTest {

    private static final Path PAGE = Path.of("docs/security.md");
    private static final Pattern CLASS = Pattern.compile("`([A-Z][A-Za-z0-9]+)(?:\\.[a-zA-Z]+)?`");
    private static final Pattern POINT = Pattern.compile("(?m)^\\| (\\d+\\.\\d+\\.\\d+)(?:-\\d+\\.\\d+\\.\\d+)? \\| ([^|]+) \\| (met|partly|not met|deployment|not applicable) \\| [^|]+ \\|$");
    private static final Pattern COUNTED = Pattern.compile("253, of which (\\d+) are met, (\\d+) partly, (\\d+) not, (\\d+) are left to the deployment and (\\d+) do not apply");
    /** Names of others, and a header. */
    private static final Set<String> FOREIGN = Set.of("JdbcClient", "ContentDisposition", "ProcessBuilder", "SecureRandom", "Pattern", "Authorization", "Money");

    @Test
    void everyClassThatItNamesIsThere() throws IOException {
        Set<String> classes;
        try (Stream<Path> files = Stream.concat(Files.walk(Path.of("src/main/java")), Files.walk(Path.of("src/test/java")))) {
            classes = files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".java")).map(name -> name.replace(".java", "")).collect(Collectors.toSet());
        }
        List<String> named = CLASS.matcher(Files.readString(PAGE)).results().map(found -> found.group(1)).filter(name -> name.chars().anyMatch(Character::isLowerCase)).distinct().toList();
        assertThat(named).hasSizeGreaterThan(50);
        assertThat(named.stream().filter(name -> !classes.contains(name) && !FOREIGN.contains(name))).isEmpty();
    }

    @Test
    void everyPointOfTheStandardStandsThereOnceAndIsCounted() throws IOException {
        String page = Files.readString(PAGE);
        List<MatchResult> points = POINT.matcher(page).results().toList();
        assertThat(points.stream().map(point -> point.group(1))).doesNotHaveDuplicates();
        assertThat(points).as("every row of the table is one of these").hasSize((int) page.substring(page.indexOf("### V1 ")).lines().filter(line -> line.matches("\\| \\d.*")).count());
        Map<String, Integer> counts = new TreeMap<>();
        points.forEach(point -> counts.merge(point.group(3), point.group(2).matches("\\d+ requirements") ? Integer.parseInt(point.group(2).split(" ")[0]) : 1, Integer::sum));
        assertThat(counts.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(253);
        MatchResult said = COUNTED.matcher(page).results().findFirst().orElseThrow();
        assertThat(Map.of("met", Integer.valueOf(said.group(1)), "partly", Integer.valueOf(said.group(2)), "not met", Integer.valueOf(said.group(3)),
                "deployment", Integer.valueOf(said.group(4)), "not applicable", Integer.valueOf(said.group(5)))).isEqualTo(counts);
    }
}
