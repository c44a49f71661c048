package org.chancery.finance.banking.web;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chancery.finance.banking.LineEntry;
import org.chancery.finance.banking.LineEntryKind;
import org.chancery.finance.banking.OpenLine;
import org.chancery.finance.ledger.AccountId;
import org.chancery.finance.ledger.Accounts;
import org.chancery.finance.ledger.AccountView;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.Posted;
import org.chancery.practice.contacts.ContactId;
import org.chancery.practice.matters.MatterId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The fields of each kind of entry that a line may become, and how they are read. */
@Component
class LineEntryForm {

    private static final List<Option> METHODS = List.of(Option.of("TRANSFER", "Bank transfer"), Option.of("CHEQUE", "Cheque"), Option.of("CARD", "Card"));
    private static final List<Option> TAKEN_BY = List.of(Option.of("OLDEST", "The oldest bills first"), Option.of("NONE", "No bill yet: keep it on account"));

    /** Which bills take a payment. */
    enum How { OLDEST, NONE }

    private final Accounts accounts;

    LineEntryForm(Accounts accounts) {
        this.accounts = accounts;
    }

    /** What the line's own words make likely; null if the current person may record none of it. */
    static @Nullable LineEntryKind likely(OpenLine line) {
        String words = line.description().toLowerCase(Locale.ROOT);
        LineEntryKind told = words.contains("interest") ? LineEntryKind.INTEREST
                : words.contains("fee") || words.contains("charge") || words.contains("service") ? LineEntryKind.BANK_FEE : null;
        return told != null && line.kinds().contains(told) ? told
                : line.kinds().stream().filter(kind -> kind != LineEntryKind.BANK_FEE || !line.in()).findFirst().orElse(null);
    }

    Form blank(OpenLine line) {
        Map<String, Object> presets = new HashMap<>(Map.of("date", line.countsOn(), "instrument", "Wire", "method", "TRANSFER", "how", How.OLDEST.name(),
                "words", line.description().length() > 400 ? line.description().substring(0, 400) : line.description()));
        if (line.reference() != null) {
            presets.put("reference", line.reference());
        }
        return Form.of(presets);
    }

    Map<String, Object> choices(LineEntryKind kind) {
        List<Option> other = kind != LineEntryKind.OTHER ? List.of()
                : accounts.all().stream().filter(account -> account.active() && !account.trust()).map(LineEntryForm::option).toList();
        return Map.of("methods", METHODS, "takenBy", TAKEN_BY, "accounts", other);
    }

    private static Option option(AccountView account) {
        return Option.of(account.id().toString(), account.label());
    }

    static LineEntry read(LineEntryKind kind, Posted f) {
        LocalDate date = f.date("date");
        return switch (kind) {
            case BANK_FEE -> new LineEntry.BankFee(date, f.textOrNull("words"));
            case INTEREST -> new LineEntry.Interest(date, f.idOrNull("matterId", MatterId::of));
            case CLIENT_RECEIPT -> new LineEntry.ClientReceipt(date, f.id("matterId", MatterId::of), f.text("payor"), f.text("purpose"), f.text("instrument"), f.textOrNull("reference"));
            case BILL_PAYMENT -> new LineEntry.BillPayment(date, f.id("payorId", ContactId::of), f.text("method"), f.textOrNull("reference"),
                    f.constant("how", How.class) == How.NONE ? List.of() : null);
            case OTHER -> new LineEntry.OtherEntry(date, f.id("accountId", AccountId::of), f.textOrNull("words"), f.idOrNull("matterId", MatterId::of));
        };
    }
}
