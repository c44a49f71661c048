package org.chancery.platform.web;

import java.util.List;
import java.util.stream.Collectors;
import org.chancery.shared.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says in words what is wrong with a JSON body, and at which field; never with the names of our classes. */
final class JsonFaults {

    private JsonFaults() {}

    static Faults.Answer meaning(HttpMessageNotReadableException fault) {
        Refusal refusal = switch (fault.getCause()) {
            case JsonReaders.Misread misread -> Refusal.at(path(misread), "malformed", misread.getOriginalMessage());
            case UnrecognizedPropertyException unknown -> Refusal.at(path(unknown), "unknown-field", "There is no field “"
                    + ListQuery.shortened(unknown.getPropertyName()) + "” here. There are: " + known(unknown) + ".");
            case InvalidFormatException format -> Refusal.at(path(format), "malformed", expected(format.getTargetType()));
            case MismatchedInputException mismatch when mismatch.getPath().isEmpty() -> Refusal.of("malformed", "Send a JSON object as the body.");
            case MismatchedInputException mismatch when mismatch.getOriginalMessage().contains("null") -> Refusal.required(path(mismatch));
            case MismatchedInputException mismatch -> Refusal.at(path(mismatch), "malformed", expected(mismatch.getTargetType()));
            case StreamReadException syntax -> Refusal.of("malformed", "This is not JSON: line " + syntax.getLocation().getLineNr()
                    + ", column " + syntax.getLocation().getColumnNr() + ".");
            case JacksonException other when !other.getPath().isEmpty() -> Refusal.at(path(other), "malformed", "This value is not understood.");
            case null, default -> Refusal.of("malformed", "Send a JSON object as the body.");
        };
        return Faults.Answer.of(HttpStatus.BAD_REQUEST, refusal);
    }

    /** {@code allocations[0].amount}. */
    static String path(JacksonException fault) {
        var path = new StringBuilder();
        for (var reference : fault.getPath()) {
            if (reference.getPropertyName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
            }
        }
        return path.toString();
    }

    private static String known(UnrecognizedPropertyException unknown) {
        List<Object> names = unknown.getKnownPropertyIds() == null ? List.of() : List.copyOf(unknown.getKnownPropertyIds());
        return names.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static String expected(Class<?> type) {
        return switch (type == null ? "" : type.getSimpleName()) {
            case "LocalDate" -> "This is a date, such as \"2026-11-23\".";
            case "Instant", "OffsetDateTime" -> "This is a moment by RFC 3339, such as \"2026-11-23T14:20:00Z\".";
            case "int", "Integer", "long", "Long" -> "This is a whole number.";
            case "BigDecimal" -> "This is a decimal number.";
            case "boolean", "Boolean" -> "This is true or false.";
            case "String" -> "This is a string.";
            case "List", "Set", "Collection" -> "This is a list.";
            case "UUID" -> "This is a UUID as a string.";
            default -> "This value is not of the kind that belongs here.";
        };
    }
}
