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

    void run(Class<?> application, PrintStream out, DatabaseOptions options) {
        DatabaseSource database = DatabaseSource.of(options, ".chancery-demo", "demo");
        DemoNotes notes = DemoNotes.in(database.folder(), database.key());
        if (!notes.written()) {
            database.beginAnew();
        }
        new WebRun(application, out, database, port).serve(
                context -> context.registerBean(DemoLoading.class, () -> new DemoLoading(
                        context.getBeanProvider(DemoFirm.class), context.getBeanProvider(Firms.class), notes)),
                notes::lines);
    }
}
