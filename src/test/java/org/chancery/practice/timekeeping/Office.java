package org.chancery.practice.timekeeping;

import java.time.LocalDate;
import org.chancery.practice.contacts.ContactDetails;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.Contacts;
import org.chancery.practice.matters.MatterDetails;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.Matters;
import org.chancery.shared.Outcome;
import org.chancery.shared.UserId;
import org.chancery.testing.TestFirms;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** A firm with a matter, people and rates, for the tests of timekeeping: {@code new Office(context).open()}. */
class Office {

    static final LocalDate DAY = LocalDate.of(2026, 11, 19);
    static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    private final TestFirms firms;
    private final Contacts contacts;
    private final Matters matters;
    private final Rates rates;

    Office(ApplicationContext context) {
        firms = context.getBean(TestFirms.class);
        contacts = context.getBean(Contacts.class);
        matters = context.getBean(Matters.class);
        rates = context.getBean(Rates.class);
    }

    static Money usd(String amount) {
        return Money.of(CurrencyUnit.USD, new java.math.BigDecimal(amount));
    }

    /** A firm whose associate Ben works on the Ortiz matter at $450.00 an hour. */
    Open open() {
        var firm = firms.found();
        UserId ben = firm.person("Ben Cho", "Associate");
        return firm.asAdministrator(() -> {
            ContactId client = contacts.add(ContactDetails.person("Maria", "Ortiz")).orThrow();
            MatterId matter = matters.open(MatterDetails.hourly(client, "Estate of Ortiz").openedOn(LONG_AGO).responsible(firm.administrator())).orThrow().id();
            var office = new Open(firm, ben, client, matter);
            office.rate(ben, "450.00");
            return office;
        });
    }

    class Open {

        final TestFirms.TestFirm firm;
        final UserId ben;
        final ContactId client;
        final MatterId matter;

        Open(TestFirms.TestFirm firm, UserId ben, ContactId client, MatterId matter) {
            this.firm = firm;
            this.ben = ben;
            this.client = client;
            this.matter = matter;
        }

        Rate rate(@Nullable UserId timekeeper, String hourly) {
            return rate(new NewRate(timekeeper, null, null, null, usd(hourly), LONG_AGO, null, null)).orThrow();
        }

        Outcome<Rate> rate(NewRate rate) {
            return firm.asAdministrator(() -> rates.set(rate));
        }

        MatterId matter(MatterDetails details) {
            return firm.asAdministrator(() -> matters.open(details).orThrow().id());
        }

        void close(MatterId closed) {
            firm.asAdministrator(() -> matters.close(closed, null).orThrow());
        }

        NewTime time(int minutes) {
            return time(minutes, DAY);
        }

        NewTime time(int minutes, LocalDate date) {
            return new NewTime(matter, null, date, minutes, "Draft reply brief", null, null, null, null);
        }

        NewTime timeOf(UserId timekeeper, int minutes) {
            return time(minutes).by(timekeeper);
        }
    }
}
