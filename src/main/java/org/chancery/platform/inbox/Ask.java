package org.chancery.platform.inbox;

import java.util.UUID;
import org.chancery.platform.identity.Permission;
import org.chancery.shared.Id;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody should do: {@code Ask.of("pre-bill", id, "Pre-bill of $4,120.50 to approve", "/pre-bills/…").ofMatter(matter).to(Permission.BILLING_APPROVE).not(preparer)}.
 * It says who: a person, or whoever holds a permission, or a person first and after a while whoever may.
 *
 * @param kind    in kebab-case; with the object it names the item, which is there once while it waits
 * @param subject in one line
 * @param href    the page on which it is done
 * @param matter  whose wall hides it; null for none
 * @param notBy   who prepared it and may not do it himself; null for nobody
 * @param days    in how many days it is due
 * @param byHand  whether people mark it as done themselves, since no act on a page says so
 */
public record Ask(String kind, UUID object, String subject, String href, @Nullable UUID matter, @Nullable UserId person, @Nullable Permission permission, @Nullable UserId notBy, int days,
        boolean byHand) {

    private static final int DAYS = 3;

    public static Ask of(String kind, Id object, String subject, String href) {
        return new Ask(kind, object.value(), subject, href, null, null, null, null, DAYS, false);
    }

    public Ask ofMatter(@Nullable UUID id) {
        return new Ask(kind, object, subject, href, id, person, permission, notBy, days, byHand);
    }

    public Ask to(Permission whoeverHolds) {
        return new Ask(kind, object, subject, href, matter, person, whoeverHolds, notBy, days, byHand);
    }

    /** This person first. */
    public Ask to(UserId user) {
        return new Ask(kind, object, subject, href, matter, user, permission, notBy, days, byHand);
    }

    public Ask not(UserId preparer) {
        return new Ask(kind, object, subject, href, matter, person, permission, preparer, days, byHand);
    }

    public Ask within(int inDays) {
        return new Ask(kind, object, subject, href, matter, person, permission, notBy, inDays, byHand);
    }

    public Ask doneByHand() {
        return new Ask(kind, object, subject, href, matter, person, permission, notBy, days, true);
    }
}
