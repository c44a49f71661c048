package org.chancery.platform.command;

import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "start", description = "Starts Chancery for the firm; its first page makes the firm and its first user.")
final class StartCommand {

    @Option(names = "--port", paramLabel = "PORT", description = "Where the pages are (default: 8080; 0: any free port).")
    @Nullable Integer port;

    void run(Class<?> application, PrintStream out, DatabaseOptions options) {
        DatabaseSource database = DatabaseSource.of(options, ".chancery", "start");
        new WebRun(application, out, database, port).serve(context -> {}, List::of);
    }
}
