package org.chancery.finance.ledger.web;

import org.chancery.platform.identity.Permission;
import org.chancery.platform.web.FirstStep;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The first steps that concern the books. */
@Configuration(proxyBeanMethods = false)
class LedgerFirstSteps {

    @Bean
    FirstStep chartStep() {
        return new FirstStep("chart", 30, "Chart of accounts", "A law firm's chart is there already; add or rename what your accountant wants otherwise.", "/ledger/accounts", Permission.LEDGER_VIEW.permission(), null);
    }

    @Bean
    FirstStep operatingAccountStep() {
        return new FirstStep("operating-account", 40, "Operating account", "Payments of bills need the bank account they arrive in.", "/bank-accounts/new", Permission.BANK_ACCOUNTS_EDIT.permission(),
                "exists (select from finance.bank_account where kind = 'OPERATING')");
    }

    @Bean
    FirstStep trustAccountStep() {
        return new FirstStep("trust-account", 41, "Trust account", "Client money is held in an account of its own; tick this if the firm holds none.", "/bank-accounts/new?kind=TRUST", Permission.BANK_ACCOUNTS_EDIT.permission(),
                "exists (select from finance.bank_account where kind = 'TRUST')");
    }
}
