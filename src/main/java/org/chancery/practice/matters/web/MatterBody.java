package org.chancery.practice.matters.web;

import java.time.LocalDate;
import java.util.Objects;
import org.chancery.platform.firm.OfficeId;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.Arrangement;
import org.chancery.practice.matters.MatterDetails;
import org.chancery.practice.matters.MatterView;
import org.chancery.practice.matters.TaskSet;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What the API takes of a matter. When opening, what is missing is assumed as {@link MatterDetails} says; when changing, it stays as it is.
 *
 * @param prospective true writes the matter down without taking it on; only when it is new
 */
record MatterBody(@Nullable ContactId clientId, @Nullable String name, @Nullable String practiceArea, @Nullable String description,
        @Nullable String clientReference, @Nullable UserId responsibleId, @Nullable UserId originatingId, @Nullable LocalDate openedOn,
        @Nullable String currency, @Nullable Arrangement arrangement, @Nullable TaskSet taskSet, @Nullable Boolean prospective, @Nullable OfficeId officeId) {

    MatterDetails details() {
        return over(new MatterDetails(null, "", "", "", "", null, null, null, "", new Arrangement.Hourly(), null));
    }

    MatterDetails over(MatterView matter) {
        return over(matter.details());
    }

    private MatterDetails over(MatterDetails there) {
        return new MatterDetails(clientId == null ? there.clientId() : clientId, or(name, there.name()), or(practiceArea, there.practiceArea()),
                or(description, there.description()), or(clientReference, there.clientReference()),
                responsibleId == null ? there.responsibleId() : responsibleId, originatingId == null ? there.originatingId() : originatingId,
                openedOn == null ? there.openedOn() : openedOn, or(currency, there.currency()), or(arrangement, there.arrangement()),
                taskSet == null ? there.taskSet() : taskSet, officeId == null ? there.officeId() : officeId);
    }

    private static <T> T or(@Nullable T given, T otherwise) {
        return Objects.requireNonNullElse(given, otherwise);
    }
}
