package org.chancery.finance.banking;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chancery.finance.banking.statement.AccountIdentification;
import org.chancery.finance.banking.statement.Statement;
import org.chancery.finance.banking.statement.StatementFile;
import org.chancery.finance.ledger.BankAccountKind;
import org.chancery.finance.ledger.BankAccountView;
import org.chancery.finance.ledger.BankAccounts;
import org.chancery.finance.ledger.BankAccounts.BankAccountChange;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** By which number a bank account is found in the files of its bank: remembered from a file, and never another account's. */
@Service
public class AccountNumbers {

    private static final int LONGEST = 40;

    private final BankAccounts accounts;
    private final StatementStore statements;

    AccountNumbers(BankAccounts accounts, StatementStore statements) {
        this.accounts = accounts;
        this.statements = statements;
    }

    /** The number by which an imported statement names its account, if the bank account has none yet and could take it over. */
    @Requires(Permission.BANKING_VIEW)
    @Transactional(readOnly = true)
    public Optional<String> offered(StatementId id) {
        return statements.find(id).flatMap(statement -> accounts.find(statement.bankAccountId()).filter(account -> account.number().isBlank()).map(_ -> statement.accountNamed()))
                .filter(AccountNumbers::whole);
    }

    private static boolean whole(String number) {
        return number.length() <= LONGEST && new AccountIdentification(null, number).is(number);
    }

    /**
     * Remembers that number with the bank account, so that later files find it by themselves. Refused: {@code number-known} if it has one, {@code number-masked},
     * {@code not-found}.
     */
    @Requires(Permission.BANK_ACCOUNTS_EDIT)
    @Transactional
    public Outcome<BankAccountView> remember(StatementId id) {
        StatementView statement = statements.find(id).orElse(null);
        BankAccountView account = statement == null ? null : accounts.find(statement.bankAccountId()).orElse(null);
        if (statement == null || account == null) {
            return Outcome.refused("not-found", "There is no such statement.");
        }
        if (!account.number().isBlank()) {
            return Outcome.refused("number-known", account.label() + " has its number already.");
        }
        if (!whole(statement.accountNamed())) {
            return Outcome.refused("number-masked", "The bank does not write the whole number into its file; enter it with the bank account.");
        }
        return accounts.change(account.id(),
                new BankAccountChange(account.name(), account.bankName(), statement.accountNamed(), account.routing(), account.ownFundsLimit(), account.active()));
    }

    /** Why a file is not of a bank account: it holds none of it, and perhaps another's; null if it may be. */
    @Nullable Refusal foreign(StatementFile file, BankAccountView account) {
        List<AccountIdentification> named = file.statements().stream().map(Statement::account).distinct().toList();
        boolean ours = account.number().isBlank() ? named.size() == 1 : !file.forAccount(account.number()).isEmpty();
        List<String> known = named.stream().flatMap(each -> others(account).filter(other -> each.mayBe(other.number())).map(other -> each.number() + " is " + other.label())).distinct().toList();
        if (ours && (!account.number().isBlank() || known.isEmpty())) {
            return null;
        }
        String whose = known.isEmpty() ? "" : " " + String.join(", ", known) + ": import it there.";
        String numbers = named.stream().map(AccountIdentification::number).limit(20).collect(Collectors.joining(", "));
        return Refusal.at("file", "statement-other-account", !account.number().isBlank() ? "The file is of " + numbers + "; this bank account is " + account.number() + "." + whose
                : named.size() > 1 ? "The file holds several accounts: " + numbers + ". Enter the number of this bank account first; then its statement is found." + whose
                : "The file is of another account:" + whose + " If it is this one's after all, enter its number first.");
    }

    private Stream<BankAccountView> others(BankAccountView account) {
        return Stream.of(BankAccountKind.values()).flatMap(kind -> accounts.inUse(kind).stream()).filter(other -> !other.id().equals(account.id()) && !other.number().isBlank());
    }
}
