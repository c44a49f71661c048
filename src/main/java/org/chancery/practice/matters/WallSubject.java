package org.chancery.practice.matters;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a wall stands around, or is to.
 *
 * @param responsible who answers for the work behind it
 * @param standing    all walls that stand around it now; of a matter its client's as well
 */
record WallSubject(WallScope scope, List<WallView.Person> responsible, List<WallView> standing) {

    boolean has(WallKind kind) {
        return standing.stream().anyMatch(wall -> wall.kind() == kind && wall.scope().equals(scope));
    }

    /** All walls that stand once this one does, in place of itself as it is now. */
    List<WallView> with(WallView planned) {
        return Stream.concat(standing.stream().filter(each -> !each.id().equals(planned.id())), Stream.of(planned)).toList();
    }
}
