package org.chancery.practice.matters;

import java.time.LocalDate;
import org.chancery.platform.firm.OfficeId;
import org.chancery.practice.contacts.ContactId;
import org.chancery.shared.UserId;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * A matter as it stands.
 *
 * @param number          from the series of the firm or of the office, such as {@code 26-00417}
 * @param openedOn        of a prospective matter, the day it was first spoken of
 * @param closedOn        null unless it is closed
 * @param clientReference the client's own number for it; empty for none
 * @param version         counts its changes; given back when changing it
 */
public record MatterView(MatterId id, String number, String name, ContactId clientId, String clientName, String practiceArea, String description,
        String clientReference, UserId responsibleId, String responsibleName, @Nullable UserId originatingId, @Nullable String originatingName,
        MatterStatus status, LocalDate openedOn, @Nullable LocalDate closedOn, CurrencyUnit currency, Arrangement arrangement,
        @Nullable TaskSet taskSet, OfficeId officeId, String officeName, int version) {

    /** Its page. */
    public String href() {
        return "/matters/" + id;
    }

    /** What was entered about it, to be changed and given back. */
    public MatterDetails details() {
        return new MatterDetails(clientId, name, practiceArea, description, clientReference, responsibleId, originatingId, openedOn, currency.getCode(),
                arrangement, taskSet, officeId);
    }
}
