package org.chancery.platform.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "backup", description = "Writes a backup of the data folder into one file, beside a running Chancery or without one.")
final class BackupCommand {

    @Option(names = "--to", paramLabel = "FILE", required = true, description = "The file to write, such as chancery-2026-11-23.tar.gz; it must not be there yet.")
    @Nullable Path to;

    void run(PrintStream out, DatabaseOptions options) {
        Path file = Objects.requireNonNull(to).toAbsolutePath().normalize();
        try (DatabaseSource database = DatabaseSource.shared(options, "backup")) {
            long bytes = database.backUp(file);
            out.println("Written: %s, %,d kB. Keep it as you keep the data folder: whoever reads it reads the firm's data.".formatted(file, (bytes + 1023) / 1024));
            out.println("The master key of stored files is not in it: keep a copy of that in another place (docs/admin: Stored files).");
        }
    }
}
