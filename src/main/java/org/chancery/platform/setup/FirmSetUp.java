package org.chancery.platform.setup;

import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chancery.platform.firm.FirmView;
import org.chancery.platform.firm.NumberedByOffice;
import org.chancery.platform.firm.OfficeView;
import org.chancery.platform.firm.Offices;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.letterhead.Letterhead;
import org.chancery.platform.letterhead.Letterheads;
import org.chancery.platform.letterhead.OfficeAddresses;
import org.chancery.platform.setup.FirmSettings.Particulars;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The firm and its head office as one form of the setting-up shows them: saved together or not at all, by the facades that their own pages use. */
@Service
public class FirmSetUp {

    private final JdbcClient jdbc;
    private final Offices offices;
    private final FirmSettings settings;
    private final OfficeSettings officeSettings;
    private final Letterheads letterheads;
    private final OfficeAddresses addresses;

    FirmSetUp(JdbcClient jdbc, Offices offices, FirmSettings settings, OfficeSettings officeSettings, Letterheads letterheads, OfficeAddresses addresses) {
        this.jdbc = jdbc;
        this.offices = offices;
        this.settings = settings;
        this.officeSettings = officeSettings;
        this.letterheads = letterheads;
        this.addresses = addresses;
    }

    /**
     * The firm and its head office.
     *
     * @param office  what the head office is called
     * @param address of the firm's letterhead, line by line
     */
    public record House(@Nullable String name, @Nullable String zone, @Nullable String locale, @Nullable String office, @Nullable Month fiscalMonth, @Nullable String address,
            @Nullable String phone) {}

    @Requires(Permission.FIRM_MANAGE)
    @Transactional(readOnly = true)
    public House current() {
        FirmView firm = settings.current();
        OfficeView head = offices.head();
        Letterhead letterhead = letterheads.current();
        return new House(firm.name(), firm.zone().getId(), firm.locale().toLanguageTag(), head.name(), head.fiscalMonth(), letterhead.address(), letterhead.phone());
    }

    /** Refused at the fields as {@link FirmSettings#change}, {@link OfficeSettings#change} (at {@code office}) and {@link Letterheads#save}. */
    @Requires(Permission.FIRM_MANAGE)
    @Transactional
    public Outcome<FirmView> save(House wanted) {
        OfficeView head = offices.head();
        Letterhead paper = letterheads.current();
        var office = new OfficeSettings.Particulars(wanted.office(), head.code(), null, wanted.fiscalMonth(), head.numbers(), addresses.of(head.id()));
        List<Refusal> refusals = new ArrayList<>();
        Outcome<FirmView> saved = settings.change(new Particulars(wanted.name(), wanted.zone(), wanted.locale()));
        refusals.addAll(saved.refusals());
        boolean same = head.name().equals(office.strippedName()) && head.fiscalMonth() == wanted.fiscalMonth();
        refusals.addAll(same ? List.of() : officeSettings.change(head.id(), head.version(), office).refusals().stream().map(FirmSetUp::atOffice).toList());
        refusals.addAll(letterheads.save(new Letterhead(wanted.address(), wanted.phone(), paper.email(), paper.website(), paper.taxNumber(), paper.registration(), paper.bankDetails()))
                .refusals());
        return refusals.isEmpty() ? saved : Outcome.refused(refusals);
    }

    /** Two fields of the form are called a name. */
    private static Refusal atOffice(Refusal refusal) {
        return "name".equals(refusal.field()) ? Refusal.at("office", refusal.code(), refusal.message()) : refusal;
    }

    /** What the next matter, bill, … will be numbered, by what it is. */
    @Requires(Permission.FIRM_MANAGE)
    @Transactional(readOnly = true)
    public Map<String, String> firstNumbers() {
        Map<String, String> numbers = new TreeMap<>();
        for (NumberedByOffice each : officeSettings.numbered()) {
            jdbc.sql("select platform.format_number(s.pattern, s.next_value, (now() at time zone platform.current_zone())::date) from platform.number_series s where s.kind = :kind and s.office_id is null")
                    .param("kind", each.kind()).query(String.class).optional().ifPresent(number -> numbers.put(each.title(), number));
        }
        return numbers;
    }
}
