package org.chancery.platform.firm;

import java.util.Set;
import java.util.stream.Collectors;
import org.aopalliance.intercept.MethodInvocation;
import org.chancery.platform.firm.FirmContext.Scope;
import org.chancery.shared.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Lets something be done among the matters of some offices alone: all others are hidden from it, as by a wall. See {@code docs/adr/0018-roles-of-one-office.md}. */
@Component
public class Confinement {

    private final FirmTransactions transactions;

    Confinement(FirmTransactions transactions) {
        this.transactions = transactions;
    }

    /** The offices that are left when what is done for some is done within what is done for others; empty if there are none. */
    public static Set<OfficeId> within(Set<OfficeId> offices) {
        Set<OfficeId> around = FirmContext.offices();
        return around.isEmpty() ? Set.copyOf(offices) : offices.stream().filter(around::contains).collect(Collectors.toUnmodifiableSet());
    }

    /** Makes the call among the matters of these offices; a transaction that began before is told too, and told when it is over. */
    public @Nullable Object proceed(MethodInvocation call, Set<OfficeId> offices) throws Throwable {
        Scope before = FirmContext.current().orElseThrow(() -> new IllegalStateException("nobody acts"));
        if (offices.isEmpty()) {
            throw new IllegalArgumentException("no office");
        }
        Scope confined = before.confinedTo(offices);
        boolean within = TransactionSynchronizationManager.isActualTransactionActive();
        if (within) {
            transactions.announceWithin(confined);
        }
        Object answer = FirmContext.callChecked(confined, call::proceed);
        // What was refused is rolled back, and the connection may take no word any more: it stays confined until then.
        if (within && !(answer instanceof Outcome.Refused<?>)) {
            transactions.announceWithin(before);
        }
        return answer;
    }
}
