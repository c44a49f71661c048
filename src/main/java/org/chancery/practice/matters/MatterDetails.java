package org.chancery.practice.matters;

import java.time.LocalDate;
import java.util.Locale;
import org.chancery.platform.firm.OfficeId;
import org.chancery.practice.contacts.ContactId;
import org.chancery.shared.UserId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * All that is entered about a matter. Texts are never null; an empty one means there is none.
 *
 * @param clientId        for whom; null is refused
 * @param responsibleId   the lawyer who answers for it; null means who opens it, if that is a timekeeper
 * @param originatingId   who brought it in; null if nobody is credited
 * @param openedOn        null means today
 * @param currency        ISO 4217 code; empty means the firm's
 * @param taskSet         null if time needs no task codes
 * @param officeId        whose number it takes; null means that of the one who answers for it
 * @param clientReference the number under which the client knows the matter (LEDES CLIENT_MATTER_ID)
 */
public record MatterDetails(@Nullable ContactId clientId, String name, String practiceArea, String description, String clientReference,
        @Nullable UserId responsibleId, @Nullable UserId originatingId, @Nullable LocalDate openedOn, String currency, Arrangement arrangement,
        @Nullable TaskSet taskSet, @Nullable OfficeId officeId) {

    public MatterDetails {
        name = name.strip();
        practiceArea = practiceArea.strip();
        description = description.strip();
        clientReference = clientReference.strip();
        currency = currency.strip().toUpperCase(Locale.ROOT);
    }

    /** Details of the office of whoever answers for the matter. */
    public MatterDetails(@Nullable ContactId clientId, String name, String practiceArea, String description, String clientReference, @Nullable UserId responsibleId,
            @Nullable UserId originatingId, @Nullable LocalDate openedOn, String currency, Arrangement arrangement, @Nullable TaskSet taskSet) {
        this(clientId, name, practiceArea, description, clientReference, responsibleId, originatingId, openedOn, currency, arrangement, taskSet, null);
    }

    /** An hourly matter, opened today in the firm's currency by the one who answers for it. */
    public static MatterDetails hourly(ContactId client, String name) {
        return new MatterDetails(client, name, "", "", "", null, null, null, "", new Arrangement.Hourly(), null, null);
    }

    /** A matter for one fee, in the fee's currency. */
    public static MatterDetails flat(ContactId client, String name, Money fee) {
        return new MatterDetails(client, name, "", "", "", null, null, null, fee.getCurrencyUnit().getCode(), new Arrangement.Flat(fee), null, null);
    }

    public MatterDetails responsible(UserId lawyer) {
        return new MatterDetails(clientId, name, practiceArea, description, clientReference, lawyer, originatingId, openedOn, currency, arrangement, taskSet, officeId);
    }

    public MatterDetails originating(UserId lawyer) {
        return new MatterDetails(clientId, name, practiceArea, description, clientReference, responsibleId, lawyer, openedOn, currency, arrangement, taskSet, officeId);
    }

    public MatterDetails openedOn(LocalDate day) {
        return new MatterDetails(clientId, name, practiceArea, description, clientReference, responsibleId, originatingId, day, currency, arrangement, taskSet, officeId);
    }

    public MatterDetails inArea(String area) {
        return new MatterDetails(clientId, name, area, description, clientReference, responsibleId, originatingId, openedOn, currency, arrangement, taskSet, officeId);
    }

    public MatterDetails in(String currencyCode) {
        return new MatterDetails(clientId, name, practiceArea, description, clientReference, responsibleId, originatingId, openedOn, currencyCode, arrangement, taskSet, officeId);
    }

    public MatterDetails with(TaskSet codes) {
        return new MatterDetails(clientId, name, practiceArea, description, clientReference, responsibleId, originatingId, openedOn, currency, arrangement, codes, officeId);
    }

    public MatterDetails at(OfficeId office) {
        return new MatterDetails(clientId, name, practiceArea, description, clientReference, responsibleId, originatingId, openedOn, currency, arrangement, taskSet, office);
    }
}
