package org.chancery.practice.guidelines;

import java.time.LocalDate;
import java.util.Set;
import org.chancery.shared.UserId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** What rules must know beside a piece of work. Everything was read for all of the work at once. */
interface Surroundings {

    /** The person's title in the firm, such as {@code Associate}; "" for none. */
    String title();

    /** What the person recorded for this client on that day, this work included. */
    int minutesOfDay();

    /** Who recorded time with this code on the matter on that day, this person included. */
    Set<UserId> attending(String code);

    /** The value of the matter's work up to and with this, billed or not, in the matter's currency. */
    Money valueSoFar();

    /** An hour of this work by the rates of another day; null if none fitted. */
    @Nullable Money rateOn(LocalDate day);

    /** The set that a task code belongs to; null for one that is not known. */
    @Nullable String setOf(String taskCode);
}
