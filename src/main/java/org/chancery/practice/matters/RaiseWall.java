package org.chancery.practice.matters;

import java.util.List;
import org.chancery.shared.UserId;

/**
 * A wall to be raised.
 *
 * @param reason          why, for whoever asks later; at most 1,000 characters
 * @param people          whom it names: kept out, or alone let in
 * @param responsibleToo  true says that the responsible lawyer is to be kept out as well; without it that is refused
 */
public record RaiseWall(MatterId matterId, WallKind kind, String reason, List<UserId> people, boolean responsibleToo) {

    public RaiseWall {
        reason = reason.strip();
        people = people.stream().distinct().toList();
    }

    /** Keeps these people out. */
    public static RaiseWall against(MatterId matter, String reason, UserId... people) {
        return new RaiseWall(matter, WallKind.EXCLUSIONARY, reason, List.of(people), false);
    }

    /** Keeps out everybody but these people. */
    public static RaiseWall around(MatterId matter, String reason, UserId... people) {
        return new RaiseWall(matter, WallKind.INCLUSIONARY, reason, List.of(people), false);
    }
}
