package org.chancery.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every parser reads its seeds as the fuzzer would: good ones, bad ones, and each that once broke it. */
class FuzzSeedsTest {

    /** A folder for each class {@code *Fuzz}, called as the class is. */
    private static final Path SEEDS = Path.of("src/test/fuzz");

    @TestFactory
    Stream<DynamicTest> everySeedIsReadWithoutFault() throws IOException {
        return targets().stream().map(target -> DynamicTest.dynamicTest(target, () -> {
            Method read = Class.forName(target).getMethod("fuzzerTestOneInput", byte[].class);
            for (Path seed : list(SEEDS.resolve(target))) {
                try {
                    read.invoke(null, (Object) Files.readAllBytes(seed));
                } catch (InvocationTargetException e) {
                    throw new AssertionError(seed + " is not read", e.getCause());
                }
            }
        }));
    }

    @Test
    void everyTargetHasSeeds() throws IOException {
        Path sources = Path.of("src/test/java");
        try (Stream<Path> files = Files.walk(sources)) {
            List<String> classes = files.filter(file -> file.toString().endsWith("Fuzz.java"))
                    .map(file -> sources.relativize(file).toString().replace(".java", "").replace('/', '.')).sorted().toList();
            assertThat(targets()).isEqualTo(classes).isNotEmpty();
        }
        for (String target : targets()) {
            assertThat(list(SEEDS.resolve(target))).as(target).isNotEmpty();
        }
    }

    private static List<String> targets() throws IOException {
        return list(SEEDS).stream().map(folder -> folder.getFileName().toString()).toList();
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
