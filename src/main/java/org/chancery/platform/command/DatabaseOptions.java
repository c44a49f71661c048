package org.chancery.platform.command;

import java.nio.file.Path;
import java.util.Optional;
import org.chancery.platform.database.DataFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the data is. */
final class DatabaseOptions {

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder (default: ~/.chancery; demo: ~/.chancery-demo).")
    @Nullable Path data;

    @Option(names = "--database-url", paramLabel = "URL", description = "An own PostgreSQL from version 15, as postgresql://owner:password@host:port/database "
            + "(or in the environment: CHANCERY_DATABASE_URL).")
    @Nullable String databaseUrl;

    DataFolder folder(String otherwise) {
        return DataFolder.at(data == null ? home().resolve(otherwise) : data);
    }

    Optional<String> externalUrl() {
        String given = databaseUrl == null ? System.getenv("CHANCERY_DATABASE_URL") : databaseUrl;
        return Optional.ofNullable(given).filter(url -> !url.isBlank());
    }

    private static Path home() {
        String home = System.getenv("HOME");
        return Path.of(home == null || home.isBlank() ? System.getProperty("user.home") : home);
    }
}
