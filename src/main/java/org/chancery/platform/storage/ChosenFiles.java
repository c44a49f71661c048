package org.chancery.platform.storage;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The backend that the settings name, opened at its first use. */
final class ChosenFiles implements BlobFiles {

    private final Supplier<BlobFiles> opening;
    private @Nullable BlobFiles opened;

    ChosenFiles(Supplier<BlobFiles> opening) {
        this.opening = opening;
    }

    private synchronized BlobFiles files() {
        BlobFiles files = opened;
        if (files == null) {
            files = opening.get();
            opened = files;
        }
        return files;
    }

    @Override
    public Draft begin(FileName name) throws IOException {
        return files().begin(name);
    }

    @Override
    public InputStream open(FileName name) throws IOException {
        return files().open(name);
    }

    @Override
    public OptionalLong size(FileName name) throws IOException {
        return files().size(name);
    }

    @Override
    public void delete(FileName name) throws IOException {
        files().delete(name);
    }

    @Override
    public void list(UUID firm, Consumer<Found> found) throws IOException {
        files().list(firm, found);
    }

    @Override
    public void discardDrafts(Instant before) throws IOException {
        files().discardDrafts(before);
    }
}
