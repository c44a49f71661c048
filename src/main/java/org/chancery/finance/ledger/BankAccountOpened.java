package org.chancery.finance.ledger;

import java.util.List;
import java.util.UUID;
import org.chancery.platform.activity.BusinessEvent;
import org.chancery.platform.activity.ObjectRef;
import org.jspecify.annotations.Nullable;

/** A bank account was opened in the books. */
public record BankAccountOpened(BankAccountId id, String name, BankAccountKind kind) implements BusinessEvent {

    @Override
    public String summary() {
        return kind.word() + " account " + name + " opened";
    }

    @Override
    public List<ObjectRef> objects() {
        return List.of(ObjectRef.of("bank-account", id));
    }

    @Override
    public @Nullable UUID matter() {
        return null;
    }
}
