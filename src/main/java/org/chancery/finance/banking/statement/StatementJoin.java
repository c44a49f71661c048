package org.chancery.finance.banking.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Joins the statements of one account in a file (one a day, say) into one. Each must begin with the balance that the one before ends with;
 * its lines are numbered and fingerprinted anew over the whole, as if the bank had written one statement.
 */
public final class StatementJoin {

    private StatementJoin() {}

    /** Refused: {@code statement-gap}, when two statements of the file do not join. */
    public static Outcome<Statement> join(List<Statement> statements) {
        List<Statement> inOrder = withoutRepeats(statements.stream().sorted(Comparator.comparing(Statement::from).thenComparing(Statement::to)).toList());
        for (int i = 1; i < inOrder.size(); i++) {
            Refusal gap = gap(inOrder.get(i - 1), inOrder.get(i));
            if (gap != null) {
                return Outcome.refused(gap);
            }
        }
        return Outcome.done(inOrder.size() == 1 ? inOrder.getFirst() : joined(inOrder));
    }

    /** A bank may put one statement into a file twice. */
    private static List<Statement> withoutRepeats(List<Statement> inOrder) {
        List<Statement> once = new ArrayList<>();
        for (Statement each : inOrder) {
            if (once.stream().noneMatch(before -> sameAs(before, each))) {
                once.add(each);
            }
        }
        return once;
    }

    private static boolean sameAs(Statement one, Statement other) {
        return one.from().equals(other.from()) && one.to().equals(other.to()) && one.closingBalance().equals(other.closingBalance())
                && !one.lines().isEmpty() && prints(one).equals(prints(other));
    }

    private static List<String> prints(Statement statement) {
        return statement.lines().stream().map(StatementLine::fingerprint).sorted().collect(Collectors.toList());
    }

    private static @Nullable Refusal gap(Statement before, Statement after) {
        Money opening = after.openingBalance();
        if (opening == null || opening.equals(before.closingBalance())) {
            return null;
        }
        return Refusal.at("file", "statement-gap", "The file has two statements of this account that do not join: the one to " + before.to() + " ends with "
                + before.closingBalance() + ", the one from " + after.from() + " begins with " + opening + ". Ask the bank for a file without the gap.");
    }

    private static Statement joined(List<Statement> inOrder) {
        Statement first = inOrder.getFirst();
        List<BookedLine> lines = inOrder.stream().flatMap(s -> s.lines().stream())
                .map(l -> new BookedLine(l.bookedOn(), l.valueOn(), l.amount(), l.description(), l.reference(), l.bankId()))
                .sorted(Comparator.comparing(BookedLine::bookedOn)).toList();
        LocalDate to = inOrder.stream().map(Statement::to).max(Comparator.naturalOrder()).orElseThrow();
        return new Statement(first.account(), first.currency(), first.from(), to, first.openingBalance(), inOrder.getLast().closingBalance(), Fingerprints.number(lines));
    }
}
