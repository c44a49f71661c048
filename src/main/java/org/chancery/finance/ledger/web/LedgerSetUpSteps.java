package org.chancery.finance.ledger.web;

import java.util.List;
import java.util.Map;
import org.chancery.finance.ledger.AccountView;
import org.chancery.finance.ledger.Accounts;
import org.chancery.finance.ledger.BankAccountKind;
import org.chancery.finance.ledger.BankAccountView;
import org.chancery.finance.ledger.BankAccounts;
import org.chancery.platform.firm.Jurisdictions;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Posted;
import org.chancery.platform.web.SetUpStep;
import org.chancery.shared.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps of setting up that concern the books: a look at the chart, the operating account, the trust account. */
@Configuration(proxyBeanMethods = false)
class LedgerSetUpSteps {

    @Bean
    SetUpStep chartSetUpStep(Accounts accounts) {
        return new Chart(accounts);
    }

    @Bean
    SetUpStep operatingSetUpStep(BankAccounts bankAccounts, BankAccountForm forms, Jurisdictions jurisdictions) {
        return new Bank("operating-account", 40, "Operating account", "Payments of bills need the bank account they arrive in.", BankAccountKind.OPERATING, bankAccounts, forms, jurisdictions);
    }

    @Bean
    SetUpStep trustSetUpStep(BankAccounts bankAccounts, BankAccountForm forms, Jurisdictions jurisdictions) {
        return new Bank("trust-account", 41, "Trust account", "Client money is held in an account of its own; skip this if the firm holds none.", BankAccountKind.TRUST, bankAccounts, forms, jurisdictions);
    }

    private record Chart(Accounts accounts) implements SetUpStep {

        @Override
        public String key() {
            return "chart";
        }

        @Override
        public int order() {
            return 30;
        }

        @Override
        public String title() {
            return "Chart of accounts";
        }

        @Override
        public String why() {
            return "A law firm’s chart is there already; show it to your accountant.";
        }

        @Override
        public String permission() {
            return Permission.LEDGER_VIEW.permission();
        }

        @Override
        public View view(@Nullable Form form) {
            List<AccountView> chart = accounts.all();
            return new View("finance/ledger/set-up-chart.jte", Map.of("accounts", chart));
        }

        @Override
        public Outcome<Saved> save(Posted posted) {
            return Outcome.done(Saved.QUIETLY);
        }
    }

    /** Left empty by a firm that has such an account already, it goes on. */
    private record Bank(String key, int order, String title, String why, BankAccountKind kind, BankAccounts bankAccounts, BankAccountForm forms,
            Jurisdictions jurisdictions) implements SetUpStep {

        @Override
        public String permission() {
            return Permission.BANK_ACCOUNTS_EDIT.permission();
        }

        private List<BankAccountView> there() {
            return bankAccounts.inUse(kind);
        }

        @Override
        public View view(@Nullable Form form) {
            return new View("finance/ledger/set-up-bank.jte", Map.of("form", form == null ? forms.blank(kind) : form, "kind", kind, "there", there(), "clientMoney", jurisdictions.current().clientMoney()));
        }

        @Override
        public Outcome<Saved> save(Posted posted) {
            boolean nothing = posted.textOrNull("name") == null && posted.textOrNull("number") == null;
            return nothing && !there().isEmpty() ? Outcome.done(Saved.QUIETLY) : posted.read(forms::read).flatMap(bankAccounts::open).map(_ -> Saved.QUIETLY);
        }
    }
}
