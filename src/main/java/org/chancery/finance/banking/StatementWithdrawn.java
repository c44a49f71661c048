package org.chancery.finance.banking;

import java.util.List;
import java.util.UUID;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.platform.activity.BusinessEvent;
import org.chancery.platform.activity.ObjectRef;
import org.jspecify.annotations.Nullable;

/** A statement imported by mistake was taken back with the lines that it alone had brought; its file is kept. */
public record StatementWithdrawn(StatementId id, BankAccountId bankAccount, String fileName) implements BusinessEvent {

    @Override
    public String summary() {
        return "Import of " + fileName + " taken back";
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("bank-statement", id), ObjectRef.of("bank-account", bankAccount, "account"));
    }

    @Override
    public @Nullable UUID matter() {
        return null;
    }
}
