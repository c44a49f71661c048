package org.chancery.finance.banking.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Reads one {@code Stmt} of a CAMT.053 message, and proves it: opening + Σ booked entries = closing. */
final class CamtStatementReader {

    private static final String[][] ACCOUNT_NUMBER =
            {{"Id", "IBAN"}, {"Id", "Othr", "Id"}, {"Id", "BBAN"}, {"Id", "PrtryAcct", "Id"}, {"Id", "UPIC"}, {"Prxy", "Id"}};
    private static final String[][] BANK =
            {{"BICFI"}, {"BIC"}, {"ClrSysMmbId", "MmbId"}, {"Othr", "Id"}, {"CmbndId", "BIC"}, {"PrtryId", "Id"}};

    private final CamtXml xml;
    private final Element statement;
    private final CamtBalances balances = new CamtBalances();
    private final List<BookedLine> lines = new ArrayList<>();
    private @Nullable Element account;
    private @Nullable Element period;
    private @Nullable CurrencyUnit currency;

    CamtStatementReader(CamtXml xml, Element statement) {
        this.xml = xml;
        this.statement = statement;
    }

    Statement read() throws UnreadableException {
        int entries = 0;
        int balancesRead = 0;
        while (xml.toNextChild()) {
            switch (xml.name()) {
                case "Acct" -> account = xml.whole(statement, 0);
                case "FrToDt" -> period = xml.whole(statement, 0);
                case "Bal" -> balances.add(xml.whole(statement, ++balancesRead));
                case "Ntry" -> enter(xml.whole(statement, ++entries));
                default -> xml.skip();
            }
        }
        return proven(currency(null));
    }

    private void enter(Element entry) throws UnreadableException {
        if (!CamtEntryReader.isBooked(entry)) {
            return;
        }
        Element amount = entry.required("Amt", "The amount of the entry");
        CurrencyUnit own = CamtBalances.currencyOf(amount);
        CurrencyUnit ours = currency(own);
        if (!own.equals(ours)) {
            throw amount.refuse("The entry is in " + own + ", but the account is in " + ours + ".");
        }
        lines.add(CamtEntryReader.line(entry, MoneyText.camt(amount, ours), balances));
    }

    /** The currency of the account; when the bank does not name it, that of the balances, which stand before the entries. */
    private CurrencyUnit currency(@Nullable CurrencyUnit ofEntry) throws UnreadableException {
        CurrencyUnit known = currency;
        if (known == null) {
            Element named = account == null ? null : account.only("Ccy");
            known = named != null ? MoneyText.currency(named, named.text()) : balances.currency() != null ? balances.currency() : ofEntry;
            if (known == null) {
                throw noClosingBalance();
            }
            currency = known;
        }
        return known;
    }

    private Statement proven(CurrencyUnit unit) throws UnreadableException {
        AccountIdentification identification = identification();
        CamtBalances.Booked opening = balances.opening(unit);
        CamtBalances.Booked closing = balances.closing(unit);
        if (closing == null) {
            throw noClosingBalance();
        }
        Money sum = Money.total(unit, lines.stream().map(BookedLine::amount).toList());
        if (opening != null && !opening.amount().plus(sum).isEqual(closing.amount())) {
            throw closing.place().refuse("The statement does not add up: the opening balance " + opening.amount() + " and the "
                    + lines.size() + " booked entries of together " + sum + " make " + opening.amount().plus(sum)
                    + ", but the closing balance is " + closing.amount() + ". Entries are missing or doubled.");
        }
        LocalDate to = latest(closing.on());
        return new Statement(identification, unit, from(opening == null ? closing : opening, to), to,
                opening == null ? null : opening.amount(), closing.amount(), Fingerprints.number(lines));
    }

    private UnreadableException noClosingBalance() {
        return statement.refuse("The bank gives no closing booked balance (CLBD), so nothing shows whether the statement is complete.");
    }

    private AccountIdentification identification() throws UnreadableException {
        Element from = account;
        if (from == null) {
            throw statement.refuse("The account is missing (Acct).");
        }
        String number = firstOf(from, ACCOUNT_NUMBER);
        if (number == null) {
            throw from.refuse("The account has neither an IBAN nor a number (Acct/Id).");
        }
        Element bank = from.first("Svcr", "FinInstnId");
        return new AccountIdentification(bank == null ? null : firstOf(bank, BANK), number);
    }

    /** Where the bank's period holds all the lines, its start; many banks put the time of creation there instead. */
    private LocalDate from(CamtBalances.Booked opening, LocalDate to) throws UnreadableException {
        LocalDate firstLine = earliest(to);
        LocalDate lastLine = latest(firstLine);
        LocalDate starts = bound("Fr");
        LocalDate ends = bound("To");
        if (starts != null && ends != null && !starts.isAfter(firstLine) && !ends.isBefore(lastLine)) {
            return starts;
        }
        // The previous closing balance is of the day before this statement starts.
        LocalDate opened = opening.code().equals("PRCD") ? opening.on().plusDays(1) : opening.on();
        return opened.isBefore(firstLine) ? opened : firstLine;
    }

    private @Nullable LocalDate bound(String prefix) throws UnreadableException {
        Element named = period;
        if (named == null) {
            return null;
        }
        LocalDate day = DateText.isoOrNull(named.first(prefix + "DtTm"));
        return day != null ? day : DateText.isoOrNull(named.first(prefix + "Dt"));
    }

    private LocalDate earliest(LocalDate limit) {
        return lines.stream().map(BookedLine::bookedOn).reduce(limit, (a, b) -> a.isBefore(b) ? a : b);
    }

    private LocalDate latest(LocalDate limit) {
        return lines.stream().map(BookedLine::bookedOn).reduce(limit, (a, b) -> a.isAfter(b) ? a : b);
    }

    private static @Nullable String firstOf(Element element, String[][] paths) {
        for (String[] path : paths) {
            String value = element.value(path);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
