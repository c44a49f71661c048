package org.chancery.finance.banking;

import java.util.List;
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

    /** @param file of which it is known that it is the account's, or holds it among others */
    static Outcome<Statement> of(StatementFile file, BankAccountView account) {
        List<Statement> ours = account.number().isBlank() ? file.statements() : file.forAccount(account.number());
        List<Statement> foreign = ours.stream().filter(s -> !s.currency().equals(account.currency())).toList();
        if (!foreign.isEmpty()) {
            return Outcome.refusedAt("file", "statement-currency", "The statement is in " + foreign.getFirst().currency() + "; this bank account is kept in "
                    + account.currency() + ".");
        }
        return StatementJoin.join(ours).flatMap(StatementChoice::withinLimits);
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
