package org.chancery.finance.banking;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.platform.activity.BusinessEvent;
import org.chancery.platform.activity.ObjectRef;
import org.jspecify.annotations.Nullable;

/** A bank's statement was imported. */
public record StatementImported(StatementId id, BankAccountId bankAccount, String accountName, LocalDate from, LocalDate to, int lines, int duplicates)
        implements BusinessEvent {

    @Override
    public String summary() {
        return "Statement of " + accountName + " imported, " + from + " to " + to + ", " + lines + (lines == 1 ? " line" : " lines");
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("bank-statement", id), ObjectRef.of("bank-account", bankAccount, "account"));
    }

    @Override
    public @Nullable UUID matter() {
        return null;
    }

    @Override
    public Map<String, String> data() {
        return Map.of("duplicates", Integer.toString(duplicates));
    }
}
