package org.chancery.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as an administrator meets it: processes, signals, ports, one data folder. */
@Order(1)
class ProgramTest {

    @TempDir
    private Path folder;

    @AfterEach
    void stopWhatALostTestLeft() {
        LaunchedProgram.serverOf(folder.resolve("demo")).ifPresent(ProcessHandle::destroy);
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
    void aDemoThatWasCutOffBeginsAgainAndACompleteOneShowsTheSameLines() throws Exception {
        String demo = folder.resolve("demo").toString();
        List<String> lines;
        try (var cutOff = LaunchedProgram.launch(folder, "demo", "--port", "0", "--data", demo)) {
            waitUntilTheStoryHasBegun(folder.resolve("demo"), cutOff);
            cutOff.kill();
        }
        assertThat(folder.resolve("demo/demo.txt")).as("the mark of a complete firm").doesNotExist();
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

    /** The firm has its first matter, and its half year is not yet told. */
    private static void waitUntilTheStoryHasBegun(Path demo, LaunchedProgram program) throws Exception {
        while (!hasBegun(demo)) {
            assertThat(program.isAlive()).as("%s", program.errors()).isTrue();
            Thread.sleep(100);
        }
    }

    private static boolean hasBegun(Path demo) throws IOException {
        Path secrets = demo.resolve("database.properties");
        Path server = demo.resolve("postgres/postmaster.pid");
        if (!Files.exists(secrets) || !Files.exists(server) || !Files.readString(secrets).contains("made.chancery")) {
            return false;
        }
        Properties passwords = new Properties();
        try (var reader = Files.newBufferedReader(secrets)) {
            passwords.load(reader);
        }
        String url = "jdbc:postgresql://127.0.0.1:" + Files.readAllLines(server).get(3).strip() + "/chancery";
        try (var connection = DriverManager.getConnection(url, "postgres", passwords.getProperty("postgres"));
                var firms = connection.createStatement().executeQuery("select 1 from practice.matter limit 1")) {
            return firms.next();
        } catch (SQLException notYet) {
            return false;
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
}
