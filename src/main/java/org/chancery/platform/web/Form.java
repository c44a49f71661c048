package org.chancery.platform.web;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.chancery.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What a form shows: the values it begins with or exactly what was typed, and the refusals. Pages give {@code form.value("amount")} and
 * {@code form.refusals()} to the field components.
 */
public record Form(Map<String, List<String>> typed, Map<String, ?> presets, List<Refusal> refusals) {

    /** An empty form. */
    public static Form blank() {
        return of(Map.of());
    }

    /** A form with values to begin with, by field: text, money, dates, ids. */
    public static Form of(Map<String, ?> presets) {
        return new Form(Map.of(), Map.copyOf(presets), List.of());
    }

    static Form typed(Map<String, List<String>> typed, List<Refusal> refusals) {
        return new Form(typed, Map.of(), List.copyOf(refusals));
    }

    /** What stands in the field: what was typed, else its preset, else null. */
    public @Nullable Object value(String field) {
        List<String> values = typed.get(field);
        return values != null && !values.isEmpty() ? values.getLast() : presets.get(field);
    }

    /** The same as text, "" for nothing. */
    public String text(String field) {
        return Show.input(value(field));
    }

    /** The id that stands in the field: {@code id("matterId", MatterId::of)}; empty for nothing, and for what is none. */
    public <I> Optional<I> id(String field, Function<String, I> of) {
        return Ids.uuid(text(field)).map(id -> of.apply(id.toString()));
    }

    /** Whether a box is ticked: one that was sent back, or preset to true. */
    public boolean checked(String field) {
        return typed.isEmpty() ? Boolean.TRUE.equals(presets.get(field)) : typed.containsKey(field);
    }

    /** Whether this value is among those of the field, for several boxes of one name. */
    public boolean chosen(String field, String value) {
        Object preset = presets.get(field);
        boolean before = preset instanceof Collection<?> several ? several.contains(value) : value.equals(Show.input(preset));
        return typed.isEmpty() ? before : typed.getOrDefault(field, List.of()).contains(value);
    }

    public boolean refused() {
        return !refusals.isEmpty();
    }
}
