package org.chancery.practice.guidelines;

import java.time.LocalDate;
import java.util.Map;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.jspecify.annotations.Nullable;

/**
 * A rule to be entered, or what one shall be from now on.
 *
 * @param matterId   one matter of the client; null for all
 * @param parameters by the names that its kind has
 * @param through    the last day of the work it holds for; null for no end
 */
public record NewGuideline(ContactId clientId, @Nullable MatterId matterId, RuleKind kind, Map<String, String> parameters, Severity severity, Guideline.Source source, LocalDate from,
        @Nullable LocalDate through) {

    public NewGuideline {
        parameters = Map.copyOf(parameters);
    }
}
