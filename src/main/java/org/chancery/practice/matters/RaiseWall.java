package org.chancery.practice.matters;

import java.util.List;
import org.chancery.practice.contacts.ContactId;
import org.chancery.shared.UserId;

/**
 * A wall to be raised.
 *
 * @param reason          why, for whoever asks later; at most 1,000 characters
 * @param names           whom it names: kept out, or alone let in
 * @param responsibleToo  true says that a responsible lawyer is to be kept out as well; without it that is refused
 */
public record RaiseWall(WallScope scope, WallKind kind, String reason, WallNames names, boolean responsibleToo) {

    public RaiseWall {
        reason = reason.strip();
    }

    public RaiseWall(MatterId matter, WallKind kind, String reason, List<UserId> people, boolean responsibleToo) {
        this(new WallScope.OfMatter(matter), kind, reason, WallNames.of(people), responsibleToo);
    }

    /** Keeps these people out. */
    public static RaiseWall against(MatterId matter, String reason, UserId... people) {
        return new RaiseWall(matter, WallKind.EXCLUSIONARY, reason, List.of(people), false);
    }

    /** Keeps out everybody but these people. */
    public static RaiseWall around(MatterId matter, String reason, UserId... people) {
        return new RaiseWall(matter, WallKind.INCLUSIONARY, reason, List.of(people), false);
    }

    /** Keeps these people from a client and all its matters. */
    public static RaiseWall against(ContactId client, String reason, WallNames names) {
        return new RaiseWall(new WallScope.OfClient(client), WallKind.EXCLUSIONARY, reason, names, false);
    }

    /** Keeps everybody but these people from a client and all its matters. */
    public static RaiseWall around(ContactId client, String reason, WallNames names) {
        return new RaiseWall(new WallScope.OfClient(client), WallKind.INCLUSIONARY, reason, names, false);
    }
}
