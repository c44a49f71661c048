package org.chancery.finance.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.firm.OfficeView;
import org.chancery.platform.firm.Offices;
import org.chancery.platform.identity.Users;
import org.chancery.platform.letterhead.Letterhead;
import org.chancery.platform.letterhead.Letterheads;
import org.chancery.platform.letterhead.OfficeAddress;
import org.chancery.platform.setup.OfficeSettings;
import org.chancery.platform.setup.OfficeSettings.Particulars;
import org.chancery.practice.matters.MatterDetails;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.MatterView;
import org.chancery.practice.matters.Matters;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.testing.ChancerySpringTest;
import org.chancery.testing.TestBilling;
import org.chancery.testing.TestBilling.BillingFirm;
import org.chancery.testing.TestClock;
import org.chancery.testing.TestFirms;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A firm of one place never meets its offices; one of several has each with its own clock, numbers and address. */
@ChancerySpringTest
class OfficesStoryTest {

    private static final OfficeAddress MARUNOUCHI = new OfficeAddress("1-1 Marunouchi\nTokyo", "+81 3 1234 5678");

    @Autowired TestFirms firms;
    @Autowired TestBilling billing;
    @Autowired OfficeSettings settings;
    @Autowired Offices offices;
    @Autowired Letterheads letterheads;
    @Autowired Matters matters;
    @Autowired Users users;
    @Autowired Firms calendar;
    @Autowired InvoicePdf paper;

    BillingFirm house;

    @BeforeEach
    void aFirmOfOnePlace() {
        TestClock.set(Instant.parse("2026-11-23T18:00:00Z"));
        house = billing.in(firms.found());
    }

    @AfterEach
    void theClockRunsAgain() {
        TestClock.set(null);
    }

    private static Particulars tokyo(String... numbers) {
        return new Particulars("Tokyo", "tyo", "Asia/Tokyo", Month.APRIL, List.of(numbers), MARUNOUCHI);
    }

    private OfficeView opened(String... numbers) {
        return house.firm.asAdministrator(() -> settings.add(tokyo(numbers)).orThrow());
    }

    private MatterView matterOf(org.chancery.shared.UserId responsible) {
        return house.firm.asAdministrator(() -> matters.open(MatterDetails.hourly(house.client, "Sale of a mill").responsible(responsible)).orThrow());
    }

    private static List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }

    @Test
    void everyFirmHasAHeadOfficeThatIsAsTheFirm() {
        OfficeView head = house.firm.asAdministrator(offices::head);
        assertThat(head.zone().getId()).isEqualTo("America/Los_Angeles");
        assertThat(house.firm.asAdministrator(() -> users.find(house.ben)).orElseThrow().officeId()).isEqualTo(head.id());
        assertThat(house.firm.asAdministrator(() -> matters.find(house.matter)).orElseThrow().officeId()).isEqualTo(head.id());
        assertThat(house.firm.asAdministrator(calendar::today)).isEqualTo("2026-11-23");
        assertThat(codes(house.firm.asAdministrator(() -> settings.close(head.id())))).containsExactly("office-head");
    }

    @Test
    void anOfficeDatesAndNumbersWhatItsPeopleDo() throws IOException {
        OfficeView tokyo = opened("matter", "invoice");
        house.firm.asAdministrator(() -> users.moveTo(house.ben, tokyo.id()).orThrow());
        assertThat(house.firm.as(house.ben, calendar::today)).isEqualTo("2026-11-24");
        assertThat(house.firm.asAdministrator(calendar::today)).isEqualTo("2026-11-23");

        MatterView there = matterOf(house.ben);
        assertThat(there.number()).isEqualTo("TYO-26-00001");
        assertThat(there.officeName()).isEqualTo("Tokyo");
        String here = matterOf(house.firm.administrator()).number();
        assertThat(here).matches("26-\\d{5}");

        house.firm.asAdministrator(() -> letterheads.save(new Letterhead("580 Montgomery Street", null, null, null, null, null, null)).orThrow());
        InvoiceView bill = house.issued(there.id(), 60);
        assertThat(bill.number()).isEqualTo("TYO-2026-0001");
        assertThat(house.issued(house.matter, 60).number()).isEqualTo("2026-0001");
        assertThat(text(bill)).contains("1-1 Marunouchi").doesNotContain("580 Montgomery");
        assertThat(text(house.issued(house.matter, 60))).contains("580 Montgomery");

        TestClock.set(Instant.parse("2026-11-23T19:00:00Z"));
        house.firm.asAdministrator(() -> settings.change(tokyo.id(), tokyo.version(),
                new Particulars("Tokyo", "TYO", "Asia/Tokyo", Month.APRIL, List.of("matter", "invoice"), new OfficeAddress("2-2 Ginza", ""))).orThrow());
        MatterView moved = house.firm.asAdministrator(() -> matters.find(there.id())).orElseThrow();
        house.firm.asAdministrator(() -> matters.change(moved.id(), moved.version(), moved.details().at(offices.head().id())).orThrow());
        assertThat(text(bill)).as("a bill printed again").contains("1-1 Marunouchi").doesNotContain("Ginza");
        assertThat(house.issued(there.id(), 60).number()).isEqualTo("2026-0003");
    }

    private String text(InvoiceView bill) throws IOException {
        try (var pdf = Loader.loadPDF(house.firm.asAdministrator(() -> paper.of(bill.id())).orElseThrow())) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    @Test
    void anOfficeClosesWhenNobodyAndNothingIsThere() {
        OfficeView tokyo = opened();
        house.firm.asAdministrator(() -> users.moveTo(house.ben, tokyo.id()).orThrow());
        MatterId matter = matterOf(house.ben).id();
        assertThat(codes(house.firm.asAdministrator(() -> settings.close(tokyo.id())))).containsExactly("office-in-use");
        house.firm.asAdministrator(() -> users.moveTo(house.ben, offices.head().id()).orThrow());
        assertThat(codes(house.firm.asAdministrator(() -> settings.close(tokyo.id())))).containsExactly("office-in-use");
        house.firm.asAdministrator(() -> matters.close(matter, LocalDate.of(2026, 11, 23)).orThrow());
        house.firm.asAdministrator(() -> settings.close(tokyo.id()).orThrow());

        assertThat(codes(house.firm.asAdministrator(() -> users.moveTo(house.ben, tokyo.id())))).containsExactly("office-closed");
        assertThat(codes(house.firm.asAdministrator(() -> matters.open(MatterDetails.hourly(house.client, "Another").at(tokyo.id()))))).containsExactly("office-closed");
        assertThat(codes(house.firm.asAdministrator(() -> matters.reopen(matter)))).containsExactly("office-closed");
        house.firm.asAdministrator(() -> settings.reopen(tokyo.id()).orThrow());
        house.firm.asAdministrator(() -> matters.reopen(matter).orThrow());
    }

    @Test
    void whatIsWrongWithAnOfficeIsSaidAtItsField() {
        OfficeView tokyo = opened("invoice");
        var wrong = new Particulars(" ", "LONG-CODE", "Mars/Olympus", null, List.of("trust-receipt"), new OfficeAddress("", ""));
        assertThat(codes(house.firm.asAdministrator(() -> settings.add(wrong)))).containsExactly("required", "code-malformed", "zone-unknown", "series-unknown");
        assertThat(codes(house.firm.asAdministrator(() -> settings.add(tokyo())))).containsExactly("name-taken", "code-taken");
        var other = new Particulars("Osaka", "OSA", null, null, List.of(), MARUNOUCHI);
        assertThat(codes(house.firm.asAdministrator(() -> settings.change(tokyo.id(), tokyo.version(), other)))).containsExactly("code-fixed", "series-stays");
        assertThat(codes(house.firm.asAdministrator(() -> settings.change(tokyo.id(), tokyo.version() + 1, tokyo("invoice"))))).containsExactly("version-conflict");
        var elsewhere = firms.found();
        assertThat(elsewhere.asAdministrator(() -> settings.find(tokyo.id()))).isEmpty();
        assertThat(codes(elsewhere.asAdministrator(() -> users.moveTo(elsewhere.administrator(), tokyo.id())))).containsExactly("office-unknown");
    }
}
