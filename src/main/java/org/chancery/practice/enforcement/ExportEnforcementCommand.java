package org.chancery.practice.enforcement;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chancery.platform.command.CommandFailure;
import org.chancery.platform.command.CommandRun;
import org.chancery.platform.command.RoomCommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code chancery export enforcement}: tries whether firms are kept apart and walls hold, and writes what came of it as CSV. */
@Command(name = "enforcement", description = "Tries every table as another firm and behind walls, lists how each route was tried, and writes it as CSV.")
public final class ExportEnforcementCommand implements RoomCommand {

    @Option(names = "--firm", description = "name or id of the firm, if there are several")
    private @Nullable String firm;

    @Option(names = {"--output", "-o"}, description = "the file to write; standard output without it")
    private @Nullable Path output;

    @Override
    public String group() {
        return "export";
    }

    @Override
    public void run(CommandRun run) {
        List<Trial> trials = run.in(run.firm(firm).id(), () -> {
            Enforcement enforcement = run.room(Enforcement.class);
            return enforcement.trials(CommandRun.done(enforcement.tryEverything()));
        });
        try (PrintWriter out = output == null ? new PrintWriter(run.out(), false, StandardCharsets.UTF_8) : new PrintWriter(Files.newBufferedWriter(output))) {
            out.println("kind,subject,heldBy,triedAs,there,seen,verdict");
            trials.forEach(trial -> out.println(line(trial)));
            if (out.checkError()) {
                throw new CommandFailure("The report could not be written whole: the disk or pipe took no more.");
            }
        } catch (IOException e) {
            throw new CommandFailure("Cannot write " + output + ": " + e.getMessage());
        }
        long broken = trials.stream().filter(trial -> trial.verdict() == Trial.Verdict.BROKEN).count();
        if (broken > 0) {
            throw new CommandFailure(broken + " of " + trials.size() + " trials saw what they should not have seen.");
        }
    }

    private static String line(Trial trial) {
        return Stream.of(trial.kind().word(), trial.subject(), trial.heldBy(), trial.triedAs(), Objects.toString(trial.there(), ""), Objects.toString(trial.seen(), ""), trial.verdict().word())
                .map(text -> '"' + text.replace("\"", "\"\"") + '"').collect(Collectors.joining(","));
    }
}
