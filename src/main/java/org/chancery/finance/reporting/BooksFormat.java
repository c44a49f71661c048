package org.chancery.finance.reporting;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.joda.money.Money;

/** How the books are written for programs that nobody here wrote: plain text accounting, which proves them independently. */
public enum BooksFormat {

    /** For ledger and hledger, which read the same file. */
    LEDGER {
        @Override
        void begin(PrintWriter out, Opening opening) {
            out.println("; The books of " + words(opening.firm()) + ", through " + opening.through());
            opening.currencies().forEach(currency -> out.println("commodity " + currency + "\n    format " + sample(currency)));
            opening.accounts().forEach(account -> out.println("account " + name(account)));
        }

        private String sample(String currency) {
            return BigDecimal.valueOf(1000).setScale(org.joda.money.CurrencyUnit.of(currency).getDecimalPlaces()).toPlainString() + " " + currency;
        }

        @Override
        void entry(PrintWriter out, Entry entry) {
            out.println();
            out.println(entry.date() + " * (" + words(entry.number()) + ") " + words(entry.description()));
            entry.postings().forEach(posting -> out.println("    " + name(posting.account()) + "  " + amount(posting.amount())));
        }

        @Override
        void end(PrintWriter out, LocalDate through, List<Posting> balances) {
            out.println();
        }

        @Override
        String name(Account account) {
            return root(account.type()) + ":" + account.code() + " " + words(account.name()).replace(':', '-');
        }
    },

    /** For beancount, with a balance assertion for each account at the end. */
    BEANCOUNT {
        @Override
        void begin(PrintWriter out, Opening opening) {
            out.println("option \"title\" " + quoted(opening.firm()));
            opening.currencies().forEach(currency -> out.println("option \"operating_currency\" \"" + currency + "\""));
            out.println();
            opening.accounts().forEach(account -> out.println(opening.from() + " open " + name(account)));
        }

        @Override
        void entry(PrintWriter out, Entry entry) {
            out.println();
            out.println(entry.date() + " * " + quoted(entry.description()));
            out.println("  number: " + quoted(entry.number()));
            entry.postings().forEach(posting -> out.println("  " + name(posting.account()) + "  " + amount(posting.amount())));
        }

        @Override
        void end(PrintWriter out, LocalDate through, List<Posting> balances) {
            out.println();
            balances.forEach(balance -> out.println(through.plusDays(1) + " balance " + name(balance.account()) + "  " + amount(balance.amount())));
        }

        @Override
        String name(Account account) {
            String ascii = Normalizer.normalize(account.name(), Normalizer.Form.NFD).replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-+|-+$", "");
            return root(account.type()) + ":" + account.code().replaceAll("[^A-Za-z0-9]", "-").toUpperCase(Locale.ROOT) + (ascii.isEmpty() ? "" : "-" + ascii);
        }
    };

    /** An account of the books. */
    record Account(String code, String name, String type) {}

    /** A posting: debit above zero; at the end, an account's balance. */
    record Posting(Account account, Money amount) {}

    /** An entry with its postings. */
    record Entry(LocalDate date, String number, String description, List<Posting> postings) {}

    /** What stands at the head of the file. */
    record Opening(String firm, LocalDate from, LocalDate through, List<String> currencies, List<Account> accounts) {}

    abstract void begin(PrintWriter out, Opening opening);

    abstract void entry(PrintWriter out, Entry entry);

    abstract void end(PrintWriter out, LocalDate through, List<Posting> balances);

    /** The account's name as the format allows it; its code keeps it unique. */
    abstract String name(Account account);

    private static String root(String type) {
        return switch (type) {
            case "ASSET" -> "Assets";
            case "LIABILITY" -> "Liabilities";
            case "EQUITY" -> "Equity";
            case "INCOME" -> "Income";
            case "EXPENSE" -> "Expenses";
            default -> throw new IllegalArgumentException("no such type of account: " + type);
        };
    }

    private static String amount(Money amount) {
        return amount.getAmount().toPlainString() + " " + amount.getCurrencyUnit().getCode();
    }

    /** One line without what the format would read as a comment or an end: two spaces, semicolons, line breaks. */
    private static String words(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s;|()\\[\\]]+", " ").strip();
    }

    private static String quoted(String text) {
        return '"' + text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
