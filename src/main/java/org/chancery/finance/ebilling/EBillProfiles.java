package org.chancery.finance.ebilling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chancery.finance.ebilling.ledes.EBillFormat;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Row;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.contacts.Contacts;
import org.chancery.shared.Id;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How each client receives e-bills. A client without a profile receives none. */
@Service
public class EBillProfiles {

    private static final Pattern FILE_NAME = Pattern.compile("(?:[A-Za-z0-9._-]|\\{(?:bill|client|matter|date)})+");
    private static final Pattern CODE = Pattern.compile("[\\x20-\\x7E&&[^|\\[\\]]]+");

    private final JdbcClient jdbc;
    private final Contacts contacts;

    EBillProfiles(JdbcClient jdbc, Contacts contacts) {
        this.jdbc = jdbc;
        this.contacts = contacts;
    }

    /** Empty for a client without one, and for one that a wall hides. */
    @Requires({Permission.BILLING_VIEW, Permission.RATES_EDIT})
    @Transactional(readOnly = true)
    public Optional<EBillProfile> of(ContactId client) {
        return jdbc.sql("""
                select format, law_firm_code, client_code, character_set, plain_marks, description_length, unit_decimals, needs_task, needs_activity, needs_matter, file_name
                from finance.ebill_profile
                where client_id = :client""")
                .param("client", client.value())
                .query(Row.mapping(row -> new EBillProfile(row.constant("format", EBillFormat.class), row.text("law_firm_code"), row.text("client_code"),
                        row.constant("character_set", EBillProfile.Characters.class), row.flag("plain_marks"), row.number("description_length"), row.number("unit_decimals"),
                        row.flag("needs_task"), row.flag("needs_activity"), row.flag("needs_matter"), row.text("file_name"))))
                .optional();
    }

    /** Sets it from now on; files that were made stay as they are. */
    @Requires(Permission.RATES_EDIT)
    @Transactional
    public Outcome<EBillProfile> set(ContactId client, EBillProfile profile) {
        if (contacts.ref(client).isEmpty()) {
            return Outcome.refused("not-found", "There is no such client.");
        }
        List<Refusal> refusals = refusals(profile);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        jdbc.sql("""
                insert into finance.ebill_profile as p (id, client_id, format, law_firm_code, client_code, character_set, plain_marks, description_length, unit_decimals,
                       needs_task, needs_activity, needs_matter, file_name)
                values (:id, :client, :format, :lawFirm, :code, :characters, :plain, :length, :decimals, :task, :activity, :matter, :name)
                on conflict on constraint ebill_profile_client do update
                set format = excluded.format, law_firm_code = excluded.law_firm_code, client_code = excluded.client_code, character_set = excluded.character_set,
                    plain_marks = excluded.plain_marks, description_length = excluded.description_length, unit_decimals = excluded.unit_decimals,
                    needs_task = excluded.needs_task, needs_activity = excluded.needs_activity, needs_matter = excluded.needs_matter, file_name = excluded.file_name,
                    version = p.version + 1""")
                .param("id", Id.next()).param("client", client.value()).param("format", profile.format().name()).param("lawFirm", profile.lawFirmCode())
                .param("code", profile.clientCode()).param("characters", profile.characterSet().name()).param("plain", profile.plainMarks())
                .param("length", profile.descriptionLength()).param("decimals", profile.unitDecimals()).param("task", profile.needsTask())
                .param("activity", profile.needsActivity()).param("matter", profile.needsMatter()).param("name", profile.fileName()).update();
        return Outcome.done(profile);
    }

    /** The client receives no e-bills any more; those that were made stay. */
    @Requires(Permission.RATES_EDIT)
    @Transactional
    public Outcome<ContactId> remove(ContactId client) {
        int removed = jdbc.sql("delete from finance.ebill_profile where client_id = :client").param("client", client.value()).update();
        return removed == 1 ? Outcome.done(client) : Outcome.refused("not-found", "This client has no e-bill profile.");
    }

    private static List<Refusal> refusals(EBillProfile profile) {
        List<Refusal> refusals = new ArrayList<>();
        int longest = profile.format() == EBillFormat.LEDES_98BI ? 50 : 20;
        if (profile.lawFirmCode().length() > longest || !CODE.matcher(profile.lawFirmCode()).matches()) {
            refusals.add(Refusal.at("lawFirmCode", "code-malformed", "1 to %d plain characters in %s, without | and brackets.".formatted(longest, profile.format().title())));
        }
        if (profile.clientCode().length() > 20 || !CODE.matcher(profile.clientCode()).matches()) {
            refusals.add(Refusal.at("clientCode", "code-malformed", "1 to 20 plain characters, without | and brackets."));
        }
        if (profile.descriptionLength() < 50 || profile.descriptionLength() > 15_000) {
            refusals.add(Refusal.at("descriptionLength", "out-of-range", "Between 50 and 15,000 characters."));
        }
        if (profile.unitDecimals() < 1 || profile.unitDecimals() > 4) {
            refusals.add(Refusal.at("unitDecimals", "out-of-range", "Between 1 and 4 decimals."));
        }
        if (profile.fileName().length() > 100 || !FILE_NAME.matcher(profile.fileName()).matches() || !profile.fileName().contains("{bill}")) {
            refusals.add(Refusal.at("fileName", "file-name-malformed", "Letters, digits, dots and dashes, with {bill} in it; {client}, {matter} and {date} may be."));
        }
        return refusals;
    }
}
