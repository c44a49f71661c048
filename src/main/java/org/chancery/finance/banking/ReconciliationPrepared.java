package org.chancery.finance.banking;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.platform.activity.BusinessEvent;
import org.chancery.platform.activity.ObjectRef;
import org.jspecify.annotations.Nullable;

/** A reconciliation was begun, or its draft taken up again. */
public record ReconciliationPrepared(ReconciliationId id, BankAccountId bankAccount, String accountName, LocalDate date) implements BusinessEvent {

    @Override
    public String summary() {
        return "Reconciliation of " + accountName + " to " + date + " prepared";
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("reconciliation", id), ObjectRef.of("bank-account", bankAccount, "account"));
    }

    @Override
    public @Nullable UUID matter() {
        return null;
    }
}
