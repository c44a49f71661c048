package org.chancery.platform.web;

import java.util.List;

/** What a list is told of the views that the person who looks at it has saved. */
@FunctionalInterface
interface KeptViews {

    /** @param list the key of a listing */
    List<SavedView> of(String list);
}
