package org.chancery.platform.web;

import gg.jte.Content;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds a page for the person who looks at it: the left rail, the "+ New" menu, the live things of the top bar, and what no page lets him forget.
 *
 * @param banners at the head of every page
 */
public record Rail(List<Group> groups, List<QuickAdd> quickAdds, List<Function<Frame, Content>> widgets, List<Flash> banners) {

    /** The rail of someone who has not signed in. */
    static final Rail EMPTY = new Rail(List.of(), List.of(), List.of(), List.of());

    /** The places of a department. */
    public record Group(Department department, List<Place> places) {}

    /** A place as it stands now: {@code count} is what waits there, {@code current} whether this page belongs to it. */
    public record Place(String label, String href, @Nullable String chord, int count, boolean current) {}
}
