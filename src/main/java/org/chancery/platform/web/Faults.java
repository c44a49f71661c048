package org.chancery.platform.web;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chancery.platform.firm.DatabaseRefusals;
import org.chancery.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** What an exception that reached the web means to whoever asked. Empty means: a fault of ours. */
@Component
final class Faults {

    /** PostgreSQL keeps every character but NUL. */
    private static final String UNKEEPABLE_CHARACTER = "22021";

    private final DatabaseRefusals databaseRefusals;

    Faults(DatabaseRefusals databaseRefusals) {
        this.databaseRefusals = databaseRefusals;
    }

    /** An answer to a request that failed. */
    record Answer(HttpStatus status, HttpHeaders headers, List<Refusal> refusals) {

        static Answer of(HttpStatus status, Refusal refusal) {
            return new Answer(status, HttpHeaders.EMPTY, List.of(refusal));
        }

        static Answer of(HttpStatus status, String code, String message) {
            return of(status, Refusal.of(code, message));
        }

        Problem problem() {
            return Problem.of(status, refusals);
        }
    }

    Optional<Answer> meaning(Exception fault) {
        return Optional.ofNullable(switch (fault) {
            case MalformedRequest malformed -> new Answer(HttpStatus.BAD_REQUEST, HttpHeaders.EMPTY, malformed.refusals());
            case RefusedRequest refused -> new Answer(refused.status(), refused.headers(), refused.refusals());
            case HttpMessageNotReadableException unreadable -> refusedWhileReading(unreadable).orElseGet(() -> JsonFaults.meaning(unreadable));
            case MethodArgumentTypeMismatchException mismatch -> mismatch(mismatch);
            case TypeMismatchException mismatch -> malformed(Refusal.at(Objects.requireNonNullElse(mismatch.getPropertyName(), "value"), "malformed", "This value is not understood."));
            case MissingServletRequestParameterException missing -> malformed(Refusal.required(missing.getParameterName()));
            case MissingServletRequestPartException missing -> malformed(Refusal.at(missing.getRequestPartName(), "required", "Send a multipart form with the field “" + missing.getRequestPartName() + "”."));
            case MaxUploadSizeExceededException _ -> Answer.of(HttpStatus.CONTENT_TOO_LARGE, "too-large", "This upload is larger than is allowed here.");
            case MultipartException multipart -> multipart(multipart);
            case AccessDeniedException _ -> Answer.of(HttpStatus.FORBIDDEN, "forbidden", "You do not have the permission for this.");
            case ErrorResponse known -> known(known);
            case DataAccessException data -> data(data);
            case TransactionException transaction -> refusedByDatabase(transaction);
            default -> null;
        });
    }

    /** A limit that was met while the body was being read. */
    private static Optional<Answer> refusedWhileReading(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedRequest refused) {
                return Optional.of(new Answer(refused.status(), refused.headers(), refused.refusals()));
            }
        }
        return Optional.empty();
    }

    private static Answer malformed(Refusal refusal) {
        return Answer.of(HttpStatus.BAD_REQUEST, refusal);
    }

    /** An address that cannot name anything names nothing: 404 in the path, 400 in the query. */
    private static Answer mismatch(MethodArgumentTypeMismatchException mismatch) {
        return mismatch.getParameter().hasParameterAnnotation(PathVariable.class)
                ? Answer.of(HttpStatus.NOT_FOUND, "not-found", "There is no such thing here.")
                : malformed(Refusal.at(mismatch.getName(), "malformed", "“" + ListQuery.shortened(String.valueOf(mismatch.getValue())) + "” is not understood here."));
    }

    private static Answer multipart(MultipartException fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getSimpleName().contains("SizeLimit") || cause.getClass().getSimpleName().contains("SizeException")) {
                return Answer.of(HttpStatus.CONTENT_TOO_LARGE, "too-large", "This upload is larger than is allowed here.");
            }
        }
        return malformed(Refusal.of("malformed", "Send the file as multipart/form-data."));
    }

    /** What Spring has a status for: unknown addresses, methods and media types. */
    private static @Nullable Answer known(ErrorResponse response) {
        HttpStatus status = Optional.ofNullable(HttpStatus.resolve(response.getStatusCode().value())).orElse(HttpStatus.BAD_REQUEST);
        return status.is5xxServerError() ? null : new Answer(status, response.getHeaders(), List.of(Refusal.of(code(status), words(status))));
    }

    static String code(HttpStatusCode status) {
        return switch (status.value()) {
            case 400 -> "malformed";
            case 401 -> "unauthorized";
            case 403 -> "forbidden";
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 406 -> "not-acceptable";
            case 409 -> "conflict";
            case 413 -> "too-large";
            case 415 -> "media-type-unsupported";
            case 429 -> "too-many-requests";
            default -> status.is5xxServerError() ? "fault" : "refused";
        };
    }

    static String words(HttpStatusCode status) {
        return switch (status.value()) {
            case 401 -> "Send a valid token as Authorization: Bearer <token>.";
            case 403 -> "You do not have the permission for this.";
            case 404 -> "There is no such thing here.";
            case 405 -> "This address does not take this method; the header Allow names those it takes.";
            case 406 -> "This address answers with JSON; ask for application/json.";
            case 413 -> "This request is larger than is allowed here.";
            case 415 -> "Send JSON as Content-Type: application/json.";
            case 429 -> "Too many requests; the header Retry-After says when to go on.";
            default -> status.is5xxServerError() ? "Something went wrong on our side. Nothing was changed." : "This request was not understood.";
        };
    }

    private @Nullable Answer data(DataAccessException fault) {
        return switch (fault) {
            case ConcurrencyFailureException _ -> Answer.of(HttpStatus.CONFLICT, "conflict", "Somebody else was changing the same thing. Nothing was changed; try again.");
            case QueryTimeoutException _ -> Answer.of(HttpStatus.SERVICE_UNAVAILABLE, "too-slow", "This took too long and was stopped. Narrow it down and try again.");
            case DataAccessException _ when fault.getMostSpecificCause() instanceof SQLException sql && UNKEEPABLE_CHARACTER.equals(sql.getSQLState()) ->
                    malformed(Refusal.of("malformed", "A text has a character that cannot be kept (U+0000)."));
            default -> refusedByDatabase(fault);
        };
    }

    private @Nullable Answer refusedByDatabase(Exception fault) {
        return databaseRefusals.of(fault).map(refusal -> Answer.of(Answers.status(refusal.code()), refusal)).orElse(null);
    }
}
