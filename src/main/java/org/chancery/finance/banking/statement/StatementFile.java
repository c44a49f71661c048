package org.chancery.finance.banking.statement;

import java.util.List;
import java.util.stream.Stream;

/**
 * A statement file read in full.
 *
 * @param format     the format and its version as the file declares it: {@code OFX 1.02}, {@code QFX 2.11},
 *                   {@code CAMT.053.001.08}; without a version when the file declares none
 * @param statements one per account and period, in the order of the file, never empty. Two statements of one account
 *                   (two days, say) stay two.
 */
public record StatementFile(String format, List<Statement> statements) {

    public StatementFile {
        statements = List.copyOf(statements);
        if (statements.isEmpty()) {
            throw new IllegalArgumentException("A statement file has a statement");
        }
    }

    /**
     * The statements of the account with this number, in the order of the file. Spaces, dashes, leading zeros and
     * letter case do not count. Only if no number agrees in full are masked numbers considered ({@code ****1234}), and
     * when those fit several different accounts the answer is empty: a guess could book one client's money to another.
     */
    public List<Statement> forAccount(String number) {
        List<Statement> exact = statements.stream().filter(s -> s.account().is(number)).toList();
        if (!exact.isEmpty()) {
            return exact;
        }
        List<Statement> possible = statements.stream().filter(s -> s.account().mayBe(number)).toList();
        Stream<AccountIdentification> accounts = possible.stream().map(Statement::account).distinct();
        return accounts.count() == 1 ? possible : List.of();
    }
}
