package org.chancery.platform.audit.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of a row as a person reads it.
 *
 * @param whole   whether the row began or ended here, so that there is nothing to compare
 * @param reason  what the person gave as the reason
 */
public record ShownVersion(String title, boolean whole, String byWhom, String at, @Nullable String reason, List<Line> lines) {

    /** A column and what became of it. */
    public record Line(String what, String before, String after) {}
}
