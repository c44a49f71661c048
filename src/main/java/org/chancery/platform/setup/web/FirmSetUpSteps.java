package org.chancery.platform.setup.web;

import java.time.Month;
import java.util.Map;
import java.util.Objects;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.setup.FirmSetUp;
import org.chancery.platform.setup.FirmSetUp.House;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.SetUpStep;
import org.chancery.shared.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The first step of setting up: the firm with its head office. */
@Configuration(proxyBeanMethods = false)
class FirmSetUpSteps {

    @Bean
    SetUpStep firmSetUpStep(FirmSetUp house) {
        return new HouseStep(house);
    }

    private record HouseStep(FirmSetUp house) implements SetUpStep {

        @Override
        public String key() {
            return "particulars";
        }

        @Override
        public int order() {
            return 10;
        }

        @Override
        public String title() {
            return "Firm and office";
        }

        @Override
        public String why() {
            return "The name and address stand on every paper, and the time zone dates every entry.";
        }

        @Override
        public String permission() {
            return Permission.FIRM_MANAGE.permission();
        }

        @Override
        public View view(@Nullable Form form) {
            House now = house.current();
            Form filled = form != null ? form : Form.of(Map.of("name", text(now.name()), "zone", text(now.zone()), "locale", text(now.locale()), "office", text(now.office()),
                    "fiscalMonth", String.valueOf(now.fiscalMonth()), "address", text(now.address()), "phone", text(now.phone())));
            return new View("platform/setup/set-up-firm.jte", Map.of("form", filled, "zones", OfficePages.zones(), "months", OfficePages.months()));
        }

        private static String text(@Nullable String text) {
            return Objects.requireNonNullElse(text, "");
        }

        @Override
        public Outcome<Saved> save(Posted posted) {
            return posted.read(f -> new House(f.textOrNull("name"), f.textOrNull("zone"), f.textOrNull("locale"), f.textOrNull("office"), f.constantOrNull("fiscalMonth", Month.class),
                    f.textOrNull("address"), f.textOrNull("phone"))).flatMap(house::save).map(_ -> Saved.QUIETLY);
        }
    }
}
