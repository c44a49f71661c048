package org.chancery.platform.identity;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.chancery.platform.firm.FirmContext;
import org.chancery.platform.firm.FirmContext.Scope;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.firm.Jurisdictions;
import org.chancery.platform.identity.Users.NewUser;
import org.chancery.shared.Id;
import org.chancery.shared.Moneys;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;
import org.joda.money.CurrencyUnit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes a firm and its first user: the one act that nobody is signed in for. */
@Service
public class Founding {

    /** The answers of the first page. */
    public record NewFirm(String firmName, String jurisdiction, String zone, String locale, String currency, String name, String email, String password) {}

    /** The firm that was made. */
    public record Founded(UUID firm, UserId firstUser) {}

    private final Firms firms;
    private final Jurisdictions jurisdictions;
    private final Users users;
    private final PasswordRules passwords;
    private final TransactionTemplate transaction;

    Founding(Firms firms, Jurisdictions jurisdictions, Users users, PasswordRules passwords, TransactionTemplate transaction) {
        this.passwords = passwords;
        this.firms = firms;
        this.jurisdictions = jurisdictions;
        this.users = users;
        this.transaction = transaction;
    }

    /** True until the first firm is there: the first page shows only then. */
    public boolean isDue() {
        return firms.all().isEmpty();
    }

    public Outcome<Founded> found(NewFirm asked) {
        var first = new NewUser(asked.email(), asked.name(), "", Actor.Kind.PERSON, true, false, asked.password(), List.of());
        var refusals = refusals(asked, first);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        UUID firm = Id.next();
        UserId system = UserId.next();
        return FirmContext.call(new Scope(firm, system, "founding", null),
                () -> transaction.execute(status -> Outcome.done(new Founded(firm, write(asked, first, system)))));
    }

    private UserId write(NewFirm asked, NewUser first, UserId system) {
        firms.found(asked.firmName().strip(), jurisdictions.find(asked.jurisdiction()).orElseThrow(), ZoneId.of(asked.zone()), Locale.forLanguageTag(asked.locale()), CurrencyUnit.of(asked.currency()));
        users.insert(system, new NewUser("chancery@localhost.localdomain", "Chancery", "", Actor.Kind.SYSTEM, false, false, null, List.of()), "").orThrow();
        firms.complete();
        return users.insert(UserId.next(), new NewUser(first.email(), first.name(), first.title(), first.kind(), first.timekeeper(), false,
                first.password(), List.of(RoleTemplates.ADMINISTRATOR, RoleTemplates.PARTNER)), "The founding of the firm").orThrow();
    }

    private List<Refusal> refusals(NewFirm asked, NewUser first) {
        List<Refusal> refusals = new ArrayList<>(NewUserRules.refusals(first, List.of()));
        refusals.addAll(passwords.refusals(asked.password(), asked.name(), asked.email(), asked.firmName()));
        if (asked.firmName().isBlank()) {
            refusals.add(Refusal.required("firmName"));
        }
        if (jurisdictions.find(asked.jurisdiction()).isEmpty()) {
            refusals.add(jurisdictions.unknown(asked.jurisdiction()));
        }
        if (Moneys.currency(asked.currency()).isEmpty()) {
            refusals.add(Refusal.at("currency", "currency-unknown", "There is no currency “" + asked.currency() + "”."));
        }
        try {
            ZoneId.of(asked.zone());
        } catch (DateTimeException unknown) {
            refusals.add(Refusal.at("zone", "zone-unknown", "There is no time zone “" + asked.zone() + "”."));
        }
        return refusals;
    }
}
