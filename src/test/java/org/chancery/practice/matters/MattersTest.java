package org.chancery.practice.matters;

import static org.assertj.core.api.Assertions.assertThat;

import org.chancery.practice.contacts.ContactDetails;
import org.chancery.practice.contacts.Contacts;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestFirms;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ChancerySpringTest
class MattersTest {

    @Autowired TestFirms firms;
    @Autowired Contacts contacts;
    @Autowired Matters matters;

    @Test
    void aMatterIsOpenedUnderTheNextNumber() {
        var firm = firms.found();
        MatterView matter = firm.asAdministrator(() -> {
            var client = contacts.add(ContactDetails.person("Maria", "Ortiz")).orThrow();
            return matters.open(MatterDetails.hourly(client, "Estate of Ortiz")).orThrow();
        });
        assertThat(matter.number()).endsWith("-00001");
        assertThat(matter.clientName()).isEqualTo("Maria Ortiz");
        assertThat(matter.responsibleId()).isEqualTo(firm.administrator());
    }
}
