package org.chancery.finance.banking.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Reads one {@code STMTRS} or {@code CCSTMTRS}. Pending lines ({@code STMTTRNP}) and the available balance are not booked and not read. */
final class OfxStatementReader {

    private final Element statement;
    /** The statement and its lists. The balance is looked for in all of them, as a list left open swallows what follows. */
    private final List<Element> holders;

    OfxStatementReader(Element statement) {
        this.statement = statement;
        this.holders = Stream.concat(Stream.of(statement), statement.all("BANKTRANLIST").stream()).toList();
    }

    Statement read() throws UnreadableException {
        Element code = statement.required("CURDEF", "The currency of the account");
        CurrencyUnit currency = MoneyText.currency(code, code.text());
        AccountIdentification account = account();
        List<BookedLine> lines = new ArrayList<>();
        for (Element line : everywhere("STMTTRN")) {
            lines.add(line(line, currency));
        }
        Element balance = ledgerBalance();
        Money closing = MoneyText.ofx(balance.required("BALAMT", "The closing (ledger) balance"), currency);
        Money opening = closing.minus(Money.total(currency, lines.stream().map(BookedLine::amount).toList()));
        LocalDate asOf = DateText.ofxOrNull(balance.first("DTASOF"));
        Period period = period(lines.stream().map(BookedLine::bookedOn).toList(), asOf == null ? List.of() : List.of(asOf));
        return new Statement(account, currency, period.from(), period.to(), opening, closing, Fingerprints.number(lines));
    }

    private record Period(LocalDate from, LocalDate to) {}

    /** The period that the bank names, widened to hold its lines; without one, the lines and the day of the balance. */
    private Period period(List<LocalDate> booked, List<LocalDate> asOf) throws UnreadableException {
        List<LocalDate> starts = new ArrayList<>(dates("DTSTART"));
        List<LocalDate> ends = new ArrayList<>(dates("DTEND"));
        starts.addAll(booked);
        ends.addAll(ends.isEmpty() ? asOf : List.of());
        ends.addAll(booked);
        starts.addAll(starts.isEmpty() ? ends : List.of());
        ends.addAll(starts);
        if (ends.isEmpty()) {
            throw statement.refuse("The statement has no date at all: neither a period, nor a line, nor the day of its balance.");
        }
        return new Period(Collections.min(starts), Collections.max(ends));
    }

    private AccountIdentification account() throws UnreadableException {
        Element bank = statement.only("BANKACCTFROM");
        Element from = bank == null ? statement.required("CCACCTFROM", "The account") : bank;
        return new AccountIdentification(from.value("BANKID"), from.required("ACCTID", "The account number").text());
    }

    private Element ledgerBalance() throws UnreadableException {
        List<Element> found = everywhere("LEDGERBAL");
        if (found.isEmpty()) {
            throw statement.refuse("The bank gives no closing (ledger) balance, so nothing shows whether the statement is complete.");
        }
        if (found.size() > 1) {
            throw found.get(1).refuse("The statement has two closing (ledger) balances.");
        }
        return found.getFirst();
    }

    private BookedLine line(Element line, CurrencyUnit currency) throws UnreadableException {
        refuseCorrection(line);
        refuseForeignAmount(line, currency);
        Money amount = MoneyText.ofx(line.required("TRNAMT", "The amount"), currency);
        LocalDate bookedOn = DateText.ofx(line.required("DTPOSTED", "The booking date"));
        String cheque = Fingerprints.orNull(line.value("CHECKNUM"));
        String reference = cheque == null ? Fingerprints.orNull(line.value("REFNUM")) : cheque;
        return new BookedLine(bookedOn, DateText.ofxOrNull(line.first("DTAVAIL")), amount, description(line, cheque), reference,
                Fingerprints.orNull(line.value("FITID")));
    }

    /** OFX 11.4.4.1: such a line takes back or replaces one that was sent earlier. Counting it as one more would be wrong. */
    private static void refuseCorrection(Element line) throws UnreadableException {
        Element corrected = line.only("CORRECTFITID");
        if (corrected != null) {
            throw corrected.refuse("With this line the bank corrects the earlier line " + corrected.text() + " ("
                    + Objects.requireNonNullElse(line.value("CORRECTACTION"), "no action given")
                    + "). Corrections cannot be imported: download the whole period anew.");
        }
    }

    /** {@code CURRENCY} says that the amount is in another currency than the account's; {@code ORIGCURRENCY} says it was converted. */
    private static void refuseForeignAmount(Element line, CurrencyUnit currency) throws UnreadableException {
        Element foreign = line.first("CURRENCY", "CURSYM");
        if (foreign != null && foreign.hasText() && !foreign.text().equalsIgnoreCase(currency.getCode())) {
            throw foreign.refuse("The amount of this line is in " + foreign.text() + ", but the account is in " + currency + ".");
        }
    }

    private static String description(Element line, @Nullable String cheque) {
        String payee = line.value("EXTDNAME") != null ? line.value("EXTDNAME") : line.value("NAME");
        String said = Text.joined(Arrays.asList(payee != null ? payee : line.value("PAYEE", "NAME"), line.value("MEMO")));
        if (!said.isEmpty()) {
            return said;
        }
        String type = Objects.requireNonNullElse(line.value("TRNTYPE"), "OTHER");
        return cheque == null ? type : type + " " + cheque;
    }

    private List<LocalDate> dates(String name) throws UnreadableException {
        List<LocalDate> found = new ArrayList<>();
        for (Element date : everywhere(name)) {
            LocalDate day = DateText.ofxOrNull(date);
            if (day != null) {
                found.add(day);
            }
        }
        return found;
    }

    private List<Element> everywhere(String name) {
        return holders.stream().flatMap(h -> h.all(name).stream()).toList();
    }
}
