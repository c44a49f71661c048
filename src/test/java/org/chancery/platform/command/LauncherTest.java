package org.chancery.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.chancery.Chancery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in front of the program, and what it compiles by itself. */
class LauncherTest {

    @TempDir
    private Path folder;

    @Test
    void itPrintsEveryCommandOfTheProgram() throws Exception {
        String printed = launcher(0);
        var program = new Program(Chancery.class, new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8)).commandLine();
        assertThat(program.getSubcommands().keySet()).contains("start", "demo", "verify", "export", "firm", "token")
                .allSatisfy(command -> assertThat(printed).contains("./chancery " + command));
    }

    @Test
    void itRefusesACommandThatThereIsNot() throws Exception {
        assertThat(launcher(2, "frobnicate")).isEqualTo("chancery: There is no command “frobnicate”: ./chancery prints those there are.\n");
        assertThat(launcher(2, "bench", "frobnicate")).isEqualTo("chancery: There is no benchmark “frobnicate”: ./chancery bench prints those there are.\n");
    }

    @Test
    void itNamesItsBenchmarks() throws Exception {
        assertThat(launcher(0, "bench").lines()).contains("  start");
    }

    @Test
    void theBenchmarksCompileAgainstTheProgram() throws Exception {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path")));
        try (Stream<Path> sources = Files.walk(Path.of("bench/src"))) {
            sources.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
        }
        assertThat(compiler.run(null, null, null, arguments.toArray(String[]::new))).isZero();
    }

    private String launcher(int exitCode, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of("chancery").toAbsolutePath().toString()));
        command.addAll(List.of(args));
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(exitCode);
        return Files.readString(output);
    }
}
