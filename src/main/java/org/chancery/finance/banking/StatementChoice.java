package org.chancery.finance.banking;

import java.util.List;
import java.util.stream.Collectors;
import org.chancery.finance.banking.statement.AccountIdentification;
import org.chancery.finance.banking.statement.Statement;
import org.chancery.finance.banking.statement.StatementFile;
import org.chancery.finance.banking.statement.StatementJoin;
import org.chancery.finance.ledger.BankAccountView;
import org.chancery.shared.Outcome;
import org.joda.money.Money;

/** Which part of a file is the bank account's: never a guess between two, for a guess could book one client's money to another. */
final class StatementChoice {

    private static final long MOST_MINOR = 1_000_000_000_000_000L;

    private StatementChoice() {}

    static Outcome<Statement> of(StatementFile file, BankAccountView account) {
        List<Statement> ours = account.number().isBlank() ? onlyAccount(file) : file.forAccount(account.number());
        if (ours.isEmpty()) {
            return Outcome.refusedAt("file", "statement-other-account", account.number().isBlank()
                    ? "The file holds several accounts: " + named(file) + ". Enter the number of this bank account first; then its statement is found."
                    : "The file is of " + named(file) + "; this bank account is " + account.number() + ".");
        }
        List<Statement> foreign = ours.stream().filter(s -> !s.currency().equals(account.currency())).toList();
        if (!foreign.isEmpty()) {
            return Outcome.refusedAt("file", "statement-currency", "The statement is in " + foreign.getFirst().currency() + "; this bank account is kept in "
                    + account.currency() + ".");
        }
        return StatementJoin.join(ours).flatMap(StatementChoice::withinLimits);
    }

    private static List<Statement> onlyAccount(StatementFile file) {
        return file.statements().stream().map(Statement::account).distinct().count() == 1 ? file.statements() : List.of();
    }

    private static String named(StatementFile file) {
        return file.statements().stream().map(Statement::account).map(AccountIdentification::number).distinct().limit(20).collect(Collectors.joining(", "));
    }

    private static Outcome<Statement> withinLimits(Statement statement) {
        boolean fits = fits(statement.closingBalance()) && fits(statement.closingBalance().minus(statement.change()))
                && statement.lines().stream().allMatch(line -> fits(line.amount()));
        return fits ? Outcome.done(statement)
                : Outcome.refusedAt("file", "statement-unreadable", "The whole file: an amount in it is larger than any account of a firm.");
    }

    private static boolean fits(Money amount) {
        return amount.abs().getAmount().unscaledValue().bitLength() < Long.SIZE && Math.abs(amount.getAmountMinorLong()) <= MOST_MINOR;
    }
}
