package org.chancery.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.View;

/**
 * All rows of a listing as a file, written while they are read. If it fails midway the connection is broken off, so that no half file
 * passes for a whole one.
 */
record ListExport<R>(Listing<R> listing, ListQuery query, ListReader reader, TransactionTemplate reading, String name, Format format, ZoneId zone)
        implements View {

    /** The kinds of file. */
    enum Format {
        CSV("text/csv;charset=UTF-8", "csv"),
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");

        private final String type;
        private final String extension;

        Format(String type, String extension) {
            this.type = type;
            this.extension = extension;
        }
    }

    @Override
    public String getContentType() {
        return format.type;
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType(format.type);
        response.setHeader("Content-Disposition", ContentDisposition.attachment().filename(name + "." + format.extension).build().toString());
        response.setHeader("Cache-Control", "no-store");
        write(response.getOutputStream());
    }

    void write(OutputStream out) throws IOException {
        try {
            reading.executeWithoutResult(_ -> {
                try (ListFile<R> file = file(out)) {
                    reader.each(listing, query, file::row);
                    file.complete();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private ListFile<R> file(OutputStream out) {
        return switch (format) {
            case CSV -> new CsvFile<>(listing, out, zone);
            case XLSX -> new XlsxFile<>(listing, out, zone);
        };
    }
}
