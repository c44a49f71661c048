package org.chancery.finance.reporting;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.chancery.platform.command.CommandFailure;
import org.chancery.platform.command.CommandRun;
import org.chancery.platform.command.RoomCommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code chancery export books}: the whole books as plain text accounting, on standard output or into a file. */
@Command(name = "books", description = "Writes the books for ledger and hledger, or for beancount.")
public final class ExportBooksCommand implements RoomCommand {

    @Option(names = "--format", description = "ledger (also read by hledger) or beancount", defaultValue = "ledger")
    private String format = "ledger";

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
        BooksFormat asked = switch (format.toLowerCase(Locale.ROOT)) {
            case "ledger", "hledger" -> BooksFormat.LEDGER;
            case "beancount" -> BooksFormat.BEANCOUNT;
            default -> throw new CommandFailure("There is no format “" + format + "”: say ledger or beancount.");
        };
        try (PrintWriter out = output == null ? new PrintWriter(run.out(), false, StandardCharsets.UTF_8) : new PrintWriter(Files.newBufferedWriter(output))) {
            run.in(run.firm(firm).id(), () -> run.room(BooksExport.class).write(asked, out));
            if (out.checkError()) {
                throw new CommandFailure("The books could not be written whole: the disk or pipe took no more.");
            }
        } catch (IOException e) {
            throw new CommandFailure("Cannot write " + output + ": " + e.getMessage());
        }
    }
}
