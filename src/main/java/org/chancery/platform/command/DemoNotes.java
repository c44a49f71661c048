package org.chancery.platform.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chancery.platform.database.DataFolder;
import org.chancery.platform.command.DemoFirm.Loaded;

/**
 * The {@code LOGIN} and {@code TOKEN} lines of a demo firm, kept in its data folder so that each start shows them again. They are
 * written when the firm is complete: without them it is not.
 */
record DemoNotes(Path file) {

    private static final String SIZE = "SIZE ";

    static DemoNotes in(DataFolder folder, String database) {
        return new DemoNotes(folder.file("demo" + database + ".txt"));
    }

    boolean written() {
        return Files.exists(file);
    }

    List<String> lines() {
        try {
            return Files.readAllLines(file).stream().filter(line -> !line.startsWith(SIZE)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How large the firm is that was made. */
    DemoSize size() {
        try {
            return Files.readAllLines(file).stream().filter(line -> line.startsWith(SIZE)).map(line -> DemoSize.valueOf(line.substring(SIZE.length()))).findFirst()
                    .orElse(DemoSize.SMALL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(Loaded loaded, DemoSize size) {
        List<String> lines = new ArrayList<>();
        lines.add(SIZE + size);
        loaded.logins().forEach(login -> lines.add("LOGIN " + login.email() + " " + login.password() + " " + login.role()));
        lines.add("TOKEN " + loaded.token());
        try {
            DataFolder.writePrivateFile(file, String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
