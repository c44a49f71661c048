package org.chancery.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/**
 * A file that was sent, kept outside of memory while its request lasts.
 *
 * @param name as the sender calls it, without folders or control characters; at most 255 characters
 * @param size in bytes
 */
public record Upload(String name, long size, @Nullable String contentType, Content content) {

    /** Opens the file for reading; the caller closes it. */
    public interface Content {
        InputStream open() throws IOException;
    }

    /** The one file of a multipart field; refused if it is missing, empty, or one of several. */
    public static Outcome<Upload> of(HttpServletRequest request, String field) {
        var multipart = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        var files = multipart == null ? null : multipart.getMultiFileMap().get(field);
        if (files == null || files.isEmpty()) {
            return Outcome.refusedAt(field, "malformed", "Send the file in the multipart field “" + field + "”.");
        }
        if (files.size() > 1) {
            return Outcome.refusedAt(field, "malformed", "Send one file at a time.");
        }
        MultipartFile file = files.getFirst();
        return file.isEmpty() ? Outcome.refused(Refusal.at(field, "file-empty", "Choose a file; this one is empty.")) : Outcome.done(of(file));
    }

    private static Upload of(MultipartFile file) {
        return new Upload(plain(file.getOriginalFilename()), file.getSize(), file.getContentType(), file::getInputStream);
    }

    /** Browsers of old sent whole paths, and a name may hold anything: keep its last part without what could harm. */
    static String plain(@Nullable String sent) {
        String name = sent == null ? "" : sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1).replaceAll("\\p{Cntrl}", "").strip();
        String kept = name.length() <= 255 ? name : name.substring(name.length() - 255);
        return kept.isEmpty() || kept.matches("\\.+") ? "file" : kept;
    }

    /** All of it, for readers that need it at once; the limit on uploads bounds it. */
    public byte[] bytes() {
        try (InputStream in = content.open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
