package org.chancery.platform.web;

import org.jspecify.annotations.Nullable;

/** A line of a list of facts: {@code Fact.of("Client", "Maria Ortiz").href("/contacts/…")}; {@code value} null or blank shows a dash. */
public record Fact(String label, @Nullable String value, @Nullable String href) {

    public static Fact of(String label, @Nullable String value) {
        return new Fact(label, value, null);
    }

    public Fact href(String href) {
        return new Fact(label, value, href);
    }
}
