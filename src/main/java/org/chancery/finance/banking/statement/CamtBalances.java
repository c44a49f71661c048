package org.chancery.finance.banking.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The booked balances of a CAMT statement. Codes (ISO 20022 external balance type): {@code OPBD} opening booked,
 * {@code PRCD} closing of the statement before, {@code CLBD} closing booked, {@code ITBD} interim booked, which ends one
 * page of a long statement and opens the next. Available and forward balances are no bookings.
 */
final class CamtBalances {

    /**
     * @param code   one of the four above
     * @param amount negative when overdrawn
     * @param on     the day it holds for
     */
    record Booked(Element place, String code, Money amount, LocalDate on) {}

    private static final List<String> BOOKED_CODES = List.of("OPBD", "PRCD", "CLBD", "ITBD");

    private final List<Booked> all = new ArrayList<>();

    void add(Element balance) throws UnreadableException {
        String code = code(balance);
        if (code == null || !BOOKED_CODES.contains(code)) {
            return;
        }
        Element amount = balance.required("Amt", "The amount of the balance");
        LocalDate on = DateText.camtOrNull(balance.only("Dt"));
        if (on == null) {
            throw balance.refuse("The date of the balance is missing (Dt).");
        }
        Money unsigned = MoneyText.camt(amount, currencyOf(amount));
        all.add(new Booked(amount, code, CamtEntryReader.isCredit(balance) ? unsigned : unsigned.negated(), on));
    }

    static CurrencyUnit currencyOf(Element amount) throws UnreadableException {
        if (amount.currencyCode == null) {
            throw amount.refuse("The amount has no currency (Ccy).");
        }
        return MoneyText.currency(amount, amount.currencyCode);
    }

    /** The currency of the first booked balance, or null when there is none yet. */
    @Nullable CurrencyUnit currency() {
        return all.isEmpty() ? null : all.getFirst().amount().getCurrencyUnit();
    }

    @Nullable Booked opening(CurrencyUnit currency) throws UnreadableException {
        Booked opening = one("OPBD", currency);
        if (opening == null) {
            opening = one("PRCD", currency);
        }
        if (opening != null) {
            return opening;
        }
        List<Booked> interim = in(currency, "ITBD");
        return interim.size() > 1 || !interim.isEmpty() && one("CLBD", currency) != null ? interim.getFirst() : null;
    }

    @Nullable Booked closing(CurrencyUnit currency) throws UnreadableException {
        Booked closing = one("CLBD", currency);
        if (closing != null) {
            return closing;
        }
        List<Booked> interim = in(currency, "ITBD");
        return interim.isEmpty() ? null : interim.getLast();
    }

    /** The balance of that kind. Two that differ, or one in another currency only, are refused. */
    private @Nullable Booked one(String code, CurrencyUnit currency) throws UnreadableException {
        List<Booked> found = in(currency, code);
        for (Booked other : found) {
            if (!other.amount().isEqual(found.getFirst().amount())) {
                throw other.place().refuse("The statement gives two different balances of the kind " + code + ": "
                        + found.getFirst().amount() + " and " + other.amount() + ".");
            }
        }
        return found.isEmpty() ? null : found.getFirst();
    }

    private List<Booked> in(CurrencyUnit currency, String code) throws UnreadableException {
        List<Booked> ofKind = all.stream().filter(b -> b.code().equals(code)).toList();
        List<Booked> found = ofKind.stream().filter(b -> b.amount().getCurrencyUnit().equals(currency)).toList();
        if (found.isEmpty() && !ofKind.isEmpty()) {
            throw ofKind.getFirst().place().refuse("The balance " + ofKind.getFirst().amount() + " (" + code
                    + ") is in another currency than the account, which is in " + currency + ".");
        }
        return found;
    }

    /** {@code Tp/CdOrPrtry/Cd} since version 2, {@code Tp/Cd} in version 1; some banks write the code as their own. */
    private static @Nullable String code(Element balance) {
        for (String[] path : new String[][] {{"Tp", "CdOrPrtry", "Cd"}, {"Tp", "CdOrPrtry", "Prtry"}, {"Tp", "Cd"}}) {
            String code = balance.value(path);
            if (code != null) {
                return code;
            }
        }
        return null;
    }
}
