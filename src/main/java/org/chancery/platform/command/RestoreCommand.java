package org.chancery.platform.command;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.chancery.platform.database.Backups;
import org.chancery.platform.database.DataFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "restore", description = "Puts a backup into an empty data folder.")
final class RestoreCommand {

    @Option(names = "--from", paramLabel = "FILE", required = true, description = "The backup that “chancery backup” wrote.")
    @Nullable Path from;

    void run(PrintStream out, DatabaseOptions options) {
        Path file = Objects.requireNonNull(from).toAbsolutePath().normalize();
        if (options.externalUrl().isPresent()) {
            throw new CommandFailure("A database of your own is restored with its own tools.");
        }
        if (!Files.isRegularFile(file)) {
            throw new CommandFailure(file + " is not there.");
        }
        try (DataFolder folder = options.folder(".chancery")) {
            folder.take("restore").ifPresent(holder -> {
                throw new CommandFailure("Another Chancery (process " + holder.process() + ", " + holder.purpose() + ") works on " + folder.path() + ".");
            });
            Backups.restore(file, folder);
            out.println("Stored files open with the master key alone, which no backup holds (docs/admin: Stored files).");
            out.println("Restored into %s. Prove it: ./chancery verify --data %s".formatted(folder.path(), folder.path()));
        }
    }
}
