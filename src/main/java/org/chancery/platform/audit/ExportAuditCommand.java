package org.chancery.platform.audit;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.chancery.platform.command.CommandFailure;
import org.chancery.platform.command.CommandRun;
import org.chancery.platform.command.RoomCommand;
import org.chancery.platform.database.DataFolder;
import org.chancery.platform.firm.Firms;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code chancery export audit}: a packet of sealed rows for an auditor, of a period or of one object. */
@Command(name = "audit", description = "Writes a packet of sealed rows that an auditor verifies without Chancery: of a period, or of one object.")
public final class ExportAuditCommand implements RoomCommand {

    @Option(names = "--from", paramLabel = "DAY", description = "the first day on which rows were sealed, such as 2026-01-01, in the firm's time zone")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DAY", description = "the last one")
    private @Nullable String to;

    @Option(names = "--object", arity = "2", paramLabel = "TYPE ID", description = "one object with its parts instead, such as: --object matter 0198…")
    private @Nullable List<String> object;

    @Option(names = "--firm", description = "name or id of the firm, if there are several")
    private @Nullable String firm;

    @Option(names = {"--output", "-o"}, required = true, description = "the file to write")
    private @Nullable Path output;

    @Override
    public String group() {
        return "export";
    }

    @Override
    public void run(CommandRun run) {
        Path file = java.util.Objects.requireNonNull(output).toAbsolutePath();
        run.in(run.firm(firm).id(), () -> {
            AuditPackets packets = run.room(AuditPackets.class);
            AuditPackets.Plan plan = plan(packets, run.room(Firms.class).current().zone());
            if (plan.isEmpty()) {
                throw new CommandFailure("Nothing of it is sealed: run ./chancery seal, or look at the days or the id.");
            }
            write(packets, plan, file);
            return plan;
        });
        run.out().println("WRITTEN " + file);
        run.out().print(run.room(Sealing.class).publicKeys().lines().findFirst().orElse("") + "\n");
    }

    private AuditPackets.Plan plan(AuditPackets packets, ZoneId zone) {
        if (object != null && from == null && to == null) {
            return packets.ofObject(object.getFirst(), id(object.getLast()));
        }
        if (object != null || from == null || to == null) {
            throw new CommandFailure("Say --from and --to, or --object.");
        }
        return packets.ofPeriod(start(from, zone, 0), start(to, zone, 1));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure("“" + text + "” is no id.");
        }
    }

    private static Instant start(String day, ZoneId zone, int later) {
        try {
            return LocalDate.parse(day).plusDays(later).atStartOfDay(zone).toInstant();
        } catch (DateTimeException e) {
            throw new CommandFailure("“" + day + "” is no day: write it as 2026-01-31.");
        }
    }

    private static void write(AuditPackets packets, AuditPackets.Plan plan, Path file) {
        try {
            DataFolder.createPrivateFile(file);
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                packets.write(plan, out);
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(file);
                throw e;
            }
        } catch (FileAlreadyExistsException e) {
            throw new CommandFailure(file + " is there already: a packet overwrites nothing.");
        } catch (IOException | UncheckedIOException e) {
            throw new CommandFailure("Cannot write " + file + ": " + e.getMessage());
        }
    }
}
