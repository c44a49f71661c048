package org.chancery.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of libraries names what is shipped, in the version that is: {@code python3 docs/dev/libraries.py} writes it anew after a build. */
class LibrariesTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^:|]+):([^ |]+) \\| ([^ |]+) \\| ([^|]+) \\|$");
    private static final Pattern DEPENDENCY = Pattern.compile("(?s)<dependency>(.*?)</dependency>");
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>([^<$]+)</artifactId>");

    private static List<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(Path.of("docs/libraries.md"))).results().toList();
    }

    @Test
    void everyVersionIsTheOneThatRuns() throws IOException {
        Set<String> running = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).map(each -> Path.of(each).getFileName().toString()).collect(Collectors.toSet());
        List<String> stale = rows().stream().filter(row -> running.stream().noneMatch(jar -> jar.startsWith(row.group(2) + "-" + row.group(3)))).map(MatchResult::group).toList();
        assertThat(rows()).hasSizeGreaterThan(100);
        assertThat(stale).isEmpty();
    }

    @Test
    void everyDependencyThatIsNotForTestsAloneStandsThereWithItsLicence() throws IOException {
        Set<String> listed = rows().stream().map(row -> row.group(2)).collect(Collectors.toSet());
        String pom = Files.readString(Path.of("pom.xml"));
        List<String> shipped = DEPENDENCY.matcher(pom.substring(pom.indexOf("</dependencyManagement>") + 1, pom.indexOf("<build>"))).results().map(MatchResult::group)
                .filter(each -> !each.contains("<scope>test</scope>") && !each.contains("<scope>provided</scope>") && !each.contains("<scope>import</scope>"))
                .flatMap(each -> ARTIFACT.matcher(each).results().limit(1).map(found -> found.group(1))).filter(name -> !name.contains("-starter")).toList();
        assertThat(shipped).hasSizeGreaterThan(10);
        assertThat(listed).containsAll(shipped);
    }
}
