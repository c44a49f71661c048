package org.chancery.platform.web;

import org.jspecify.annotations.Nullable;

/**
 * Something a new firm does before it works as it should. A room declares its own as a bean; they are shown together on the page of first steps.
 *
 * @param key      lower case, with hyphens
 * @param order    lower comes first
 * @param why      one sentence: what goes wrong, or is missing, without it
 * @param href     the page where it is done
 * @param permission who may open that page
 * @param evidence an SQL condition that is true once it is done, read as the person who looks; null if only a person can say so
 */
public record FirstStep(String key, int order, String title, String why, String href, String permission, @Nullable String evidence) {}
