package org.chancery.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.chancery.practice.enforcement.ExportEnforcementCommand;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestFirms;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import picocli.CommandLine;

/** {@code export enforcement}, as the launcher runs it. */
@ChancerySpringTest
class ExportEnforcementTest {

    @Autowired TestFirms firms;
    @Autowired BeanFactory rooms;

    @Test
    void itTriesEverythingAndPrintsALineForEachTrial() {
        var command = new ExportEnforcementCommand();
        new CommandLine(command).parseArgs("--firm", firms.found().id().toString());
        var out = new ByteArrayOutputStream();
        command.run(new CommandRun(rooms, new PrintStream(out, true, StandardCharsets.UTF_8), "export enforcement"));
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSizeGreaterThan(300)
                .startsWith("kind,subject,heldBy,triedAs,there,seen,verdict")
                .anyMatch(line -> line.startsWith("\"Table\",\"platform.app_user\",\"policy of the firm, forced\",\"another firm\"") && line.endsWith("\"0\",\"Held\""))
                .anyMatch(line -> line.startsWith("\"Route\",\"GET /matters/{id}\"") && line.endsWith("\"Held\""))
                .noneMatch(line -> line.endsWith("\"Broken\""));
    }
}
