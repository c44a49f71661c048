package org.chancery.finance.banking;

import org.chancery.platform.identity.Permission;
import org.chancery.practice.matters.Guarded;
import org.chancery.practice.matters.GuardedObjects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Statements of banks, with the files they came in, and reconciliations, for “who can see this, and why”: they are the firm's, and what they say of a walled matter is left out of them. */
@Configuration(proxyBeanMethods = false)
class GuardedBanking {

    @Bean
    GuardedObjects guardedReconciliation(Reconciliations reconciliations) {
        return GuardedObjects.of("reconciliation", id -> reconciliations.find(new ReconciliationId(id))
                .map(each -> Guarded.ofFirm("reconciliation", "Reconciliation of " + each.bankAccount(), "/banking/reconciliations/" + id, Permission.BANKING_VIEW)));
    }

    @Bean
    GuardedObjects guardedBankStatement(Statements statements) {
        return GuardedObjects.of("bank-statement", id -> statements.find(new StatementId(id))
                .map(each -> Guarded.ofFirm("statement", "Statement " + each.fileName(), "/banking/" + each.bankAccountId() + "/statements/" + id, Permission.BANKING_VIEW)));
    }
}
