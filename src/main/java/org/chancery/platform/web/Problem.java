package org.chancery.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.chancery.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * An error of the API by RFC 9457.
 *
 * @param type      {@code urn:chancery:refusal:} and the code of the (first) refusal
 * @param title     the code in words
 * @param detail    what is wrong and what would be right
 * @param field     the input that the detail speaks of, as the JSON body or the query names it; null if it is about the whole
 * @param errors    each refusal by itself if there are several
 * @param reference of a fault on our side: what to tell whoever runs the system, who finds it in the log
 */
@Schema(description = "An error by RFC 9457")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(String type, String title, int status, String detail, @Nullable String field, @Nullable List<Part> errors,
        @Nullable String reference) {

    private static final String URN = "urn:chancery:refusal:";

    /** One of several refusals. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Part(String type, String detail, @Nullable String field) {}

    public static Problem of(HttpStatus status, List<Refusal> refusals) {
        Refusal first = refusals.getFirst();
        List<Part> parts = refusals.size() == 1 ? null
                : refusals.stream().map(r -> new Part(URN + r.code(), r.message(), r.field())).toList();
        return new Problem(URN + first.code(), title(first.code()), status.value(), first.message(), first.field(), parts, null);
    }

    public static Problem of(HttpStatus status, String code, String detail) {
        return of(status, List.of(Refusal.of(code, detail)));
    }

    Problem withReference(String logged) {
        return new Problem(type, title, status, detail, field, errors, logged);
    }

    private static String title(String code) {
        String words = code.replace('-', ' ');
        return words.isEmpty() ? "" : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
