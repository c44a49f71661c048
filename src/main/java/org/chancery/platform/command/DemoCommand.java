package org.chancery.platform.command;

import java.io.PrintStream;
import org.chancery.platform.firm.Firms;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "demo", description = "Starts Chancery with a firm to look at, in a data folder of its own.")
final class DemoCommand {

    @Option(names = "--port", paramLabel = "PORT", description = "Where the pages are (default: 8080; 0: any free port).")
    @Nullable Integer port;

    @Option(names = "--size", paramLabel = "SIZE", converter = DemoSize.Reader.class,
            description = "How large the firm is when it is made: small (the default), medium or large; large takes some minutes.")
    @Nullable DemoSize size;

    void run(Class<?> application, PrintStream out, DatabaseOptions options) {
        DatabaseSource database = DatabaseSource.of(options, ".chancery-demo", "demo");
        DemoNotes notes = DemoNotes.in(database.folder(), database.key());
        if (!notes.written()) {
            database.beginAnew();
        } else if (size != null && size != notes.size()) {
            throw new CommandFailure("The firm in " + database.folder().path() + " was made " + notes.size().word() + ": name another folder with --data.");
        }
        DemoSize wanted = size == null ? DemoSize.SMALL : size;
        new WebRun(application, out, database, port).serve(
                context -> context.registerBean(DemoLoading.class, () -> new DemoLoading(
                        context.getBeanProvider(DemoFirm.class), context.getBeanProvider(Firms.class), notes, wanted)),
                notes::lines);
    }
}
