package org.chancery.platform.web;

import java.util.UUID;

/**
 * A list as one person likes to see it.
 *
 * @param list  the key of its listing, such as {@code matters}
 * @param query filters, order and columns, as they stand in the list's address: {@code status=OPEN&sort=-openedOn}
 */
public record SavedView(UUID id, String list, String title, String query) {}
