package org.chancery.platform.firm;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chancery.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.stereotype.Component;

/**
 * Turns what the database refuses into a {@link Refusal}: a {@code platform.refuse(code, message, field)} as it is, and a
 * named constraint by the word that a room gave for it.
 */
@Component
public class DatabaseRefusals {

    /** A room's words for its constraints: constraint name → refusal. Declared as a bean by the room that owns the table. */
    public record Words(Map<String, Refusal> byConstraint) {}

    private static final String REFUSED = "CH422";

    private final Map<String, Refusal> byConstraint;

    DatabaseRefusals(List<Words> words) {
        byConstraint = words.stream()
                .flatMap(each -> each.byConstraint().entrySet().stream())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The refusal behind an error of the database; empty if it is a fault and not a refusal. */
    public Optional<Refusal> of(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException fault) {
                ServerErrorMessage message = fault.getServerErrorMessage();
                return message == null ? Optional.empty() : of(fault, message);
            }
        }
        return Optional.empty();
    }

    private Optional<Refusal> of(PSQLException fault, ServerErrorMessage message) {
        String constraint = message.getConstraint();
        if (constraint == null) {
            return Optional.empty();
        }
        if (REFUSED.equals(fault.getSQLState())) {
            String field = message.getColumn();
            return Optional.of(new Refusal(constraint, String.valueOf(message.getMessage()), field == null || field.isEmpty() ? null : field));
        }
        return Optional.ofNullable(byConstraint.get(constraint));
    }
}
