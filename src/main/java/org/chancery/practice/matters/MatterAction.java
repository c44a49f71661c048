package org.chancery.practice.matters;

import org.jspecify.annotations.Nullable;

/**
 * A button at the head of a matter.
 *
 * @param shortcut one key that presses it, such as {@code t}; null for none
 * @param main     true for the one thing that is most often done next
 */
public record MatterAction(String label, String href, @Nullable String shortcut, boolean main) {}
