package org.chancery.shared;

import org.jspecify.annotations.Nullable;

/**
 * What a user asked for and may not have, as a value: shown beside its field on a page, and as RFC 9457 problem JSON (422) on the API.
 *
 * @param code    stable and machine-readable, in kebab-case ({@code trust-overdraft})
 * @param message what is wrong and what would be right, for the person who asked, with figures
 * @param field   the input the message belongs beside, as the form and the JSON body name it; null if it concerns the whole
 */
public record Refusal(String code, String message, @Nullable String field) {

    public static Refusal of(String code, String message) {
        return new Refusal(code, message, null);
    }

    public static Refusal at(String field, String code, String message) {
        return new Refusal(code, message, field);
    }

    /** The refusal of an input that must be given. */
    public static Refusal required(String field) {
        return new Refusal("required", "This is needed.", field);
    }
}
