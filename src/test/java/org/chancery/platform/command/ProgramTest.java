package org.chancery.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as an administrator meets it: processes, signals, ports, one data folder. */
class ProgramTest {

    @TempDir
    private Path folder;

    @AfterEach
    void stopWhatALostTestLeft() {
        postmaster(folder.resolve("data")).ifPresent(ProcessHandle::destroy);
        postmaster(folder.resolve("demo")).ifPresent(ProcessHandle::destroy);
    }

    @Test
    void aTakenPortIsSaidInOneLineBeforeAnythingIsBegun() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var program = LaunchedProgram.run(folder, "start", "--port", Integer.toString(taken.getLocalPort()), "--data", data());
            assertThat(program.exitCode(0)).isEqualTo(1);
            assertThat(program.errors()).containsExactly("chancery: Port " + taken.getLocalPort() + " is taken by another program: stop it, or choose another one with --port.");
            assertThat(program.lines()).isEmpty();
            assertThat(folder.resolve("data/postgres")).doesNotExist();
        }
    }

    @Test
    void aWrongOptionIsSaidInOneLine() throws Exception {
        var program = LaunchedProgram.run(folder, "start", "--prt", "8080");
        assertThat(program.exitCode(0)).isEqualTo(2);
        assertThat(program.errors()).hasSize(1).first().asString().startsWith("chancery: ").contains("--prt");
    }

    @Test
    void aDataFolderThatIsAFileIsSaidInOneLine() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "text");
        var program = LaunchedProgram.run(folder, "start", "--port", "0", "--data", file.toString());
        assertThat(program.exitCode(0)).isEqualTo(1);
        assertThat(program.errors()).containsExactly("chancery: " + file + " is not a folder.");
    }

    @Test
    void aDatabaseUrlOfNoServerIsSaidInOneLine() throws Exception {
        var program = LaunchedProgram.run(folder, "start", "--port", "0", "--data", data(), "--database-url", "postgresql://owner:secret@127.0.0.1:1/chancery");
        assertThat(program.exitCode(0)).isEqualTo(1);
        assertThat(program.errors()).singleElement().asString().startsWith("chancery: The database jdbc:postgresql://127.0.0.1:1/chancery cannot be used: ")
                .doesNotContain("secret");
    }

    @Test
    void aKilledProgramLeavesItsServerToTheNextAndASignalEndsBoth() throws Exception {
        long serverOfTheFirst;
        try (var first = LaunchedProgram.launch(folder, "start", "--port", "0", "--data", data())) {
            assertThat(LaunchedProgram.status(first.ready() + "/sign-in")).isEqualTo(200);
            anotherProgramOnTheFolderIsRefused();
            commandsWorkBesideIt();
            first.kill();
            serverOfTheFirst = postmaster(folder.resolve("data")).orElseThrow().pid();
        }
        try (var second = LaunchedProgram.launch(folder, "start", "--port", "0", "--data", data())) {
            assertThat(LaunchedProgram.status(second.ready() + "/sign-in")).isEqualTo(200);
            assertThat(postmaster(folder.resolve("data")).orElseThrow().pid()).isEqualTo(serverOfTheFirst);
            second.terminate();
            second.exitCode(10);
        }
        assertThat(postmaster(folder.resolve("data"))).isEmpty();
        aCommandWithoutTheProgramStartsAndStopsTheServer();
    }

    private void anotherProgramOnTheFolderIsRefused() throws Exception {
        var another = LaunchedProgram.run(folder, "start", "--port", "0", "--data", data());
        assertThat(another.exitCode(0)).isEqualTo(1);
        assertThat(another.errors()).singleElement().asString().matches("chancery: Another Chancery \\(process \\d+, start\\) works on .*data\\.");
    }

    private void commandsWorkBesideIt() throws Exception {
        var refused = LaunchedProgram.run(folder, "token", "list", "--data", data());
        assertThat(refused.exitCode(0)).isEqualTo(1);
        assertThat(refused.errors()).containsExactly("chancery: There is no firm yet: the first page of a started Chancery makes one.");
    }

    private void aCommandWithoutTheProgramStartsAndStopsTheServer() throws Exception {
        var list = LaunchedProgram.run(folder, "firm", "list", "--data", data());
        assertThat(list.exitCode(0)).as(() -> String.valueOf(list)).isZero();
        assertThat(list.errors()).isEmpty();
        assertThat(postmaster(folder.resolve("data"))).isEmpty();
    }

    @Test
    void aDemoThatWasCutOffBeginsAgainAndACompleteOneShowsTheSameLines() throws Exception {
        String demo = folder.resolve("demo").toString();
        List<String> lines;
        try (var cutOff = LaunchedProgram.launch(folder, "demo", "--port", "0", "--data", demo)) {
            cutOff.ready();
            cutOff.kill();
        }
        // The lines are the mark of a complete firm: without them the demo was cut off while it was made.
        Files.delete(folder.resolve("demo/demo.txt"));
        try (var again = LaunchedProgram.launch(folder, "demo", "--port", "0", "--data", demo)) {
            again.ready();
            again.terminate();
            again.exitCode(10);
            lines = again.lines();
        }
        assertThat(lines.subList(1, lines.size() - 1)).isNotEmpty().allMatch(line -> line.matches("LOGIN \\S+@\\S+ \\S+ .+"));
        assertThat(lines.getLast()).matches("TOKEN chy_\\S+");
        try (var third = LaunchedProgram.launch(folder, "demo", "--port", "0", "--data", demo)) {
            third.ready();
            third.terminate();
            third.exitCode(10);
            assertThat(third.lines().subList(1, third.lines().size())).isEqualTo(lines.subList(1, lines.size()));
        }
    }

    @Test
    void theDemoKeepsOutOfAFirmsFolder() throws Exception {
        Files.createDirectories(folder.resolve("data/postgres"));
        var program = LaunchedProgram.run(folder, "demo", "--port", "0", "--data", data());
        assertThat(program.exitCode(0)).isEqualTo(1);
        assertThat(program.errors()).singleElement().asString().contains("holds the data of a firm: the demo needs a folder of its own.");
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    /** The process that works on the folder's data, as its pid file says. */
    private static java.util.Optional<ProcessHandle> postmaster(Path data) {
        try {
            return ProcessHandle.of(Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst().strip())).filter(ProcessHandle::isAlive);
        } catch (java.io.IOException none) {
            return java.util.Optional.empty();
        }
    }
}
