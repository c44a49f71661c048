package org.chancery.practice.matters;

import org.chancery.practice.contacts.ContactId;
import org.chancery.shared.UserId;
import org.joda.money.CurrencyUnit;

/** A matter as other rooms name it and check it: number, client, status, currency. */
public record MatterRef(MatterId id, String number, String name, ContactId clientId, String clientName, UserId responsibleId, MatterStatus status,
        CurrencyUnit currency) {

    /** As choices and rows show it: {@code 26-00417 Estate of Ortiz}. */
    public String label() {
        return number + " " + name;
    }

    /** Its page. */
    public String href() {
        return "/matters/" + id;
    }
}
