package org.chancery.finance.trust;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chancery.finance.ledger.BankAccountId;
import org.chancery.finance.ledger.BankAccountKind;
import org.chancery.finance.ledger.BankAccountView;
import org.chancery.finance.ledger.BankAccounts;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.MatterRef;
import org.chancery.practice.matters.MatterStatus;
import org.chancery.practice.matters.Matters;
import org.chancery.shared.Refusal;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What can be said of a command before the database is asked: each refusal stands at its field. */
@Component
class TrustRules {

    private static final BigDecimal LARGEST = new BigDecimal("10000000000000");
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

    private final BankAccounts bankAccounts;
    private final Matters matters;

    TrustRules(BankAccounts bankAccounts, Matters matters) {
        this.bankAccounts = bankAccounts;
        this.matters = matters;
    }

    /** Collects what is wrong with one command. */
    final class Check {

        private final List<Refusal> refusals = new ArrayList<>();

        List<Refusal> refusals() {
            return refusals;
        }

        boolean passed() {
            return refusals.isEmpty();
        }

        Check refuse(boolean wrong, String field, String code, String message) {
            if (wrong) {
                refusals.add(Refusal.at(field, code, message));
            }
            return this;
        }

        /** The trust account, in use. */
        Optional<BankAccountView> trustAccount(BankAccountId id) {
            return account("bankAccountId", id, BankAccountKind.TRUST, "bank-account-not-trust", "This is an operating account; client money is kept in a trust account.");
        }

        Optional<BankAccountView> operatingAccount(String field, BankAccountId id) {
            return account(field, id, BankAccountKind.OPERATING, "bank-account-not-operating", "This is a trust account; the firm's money goes to an operating account.");
        }

        private Optional<BankAccountView> account(String field, BankAccountId id, BankAccountKind kind, String code, String message) {
            Optional<BankAccountView> account = bankAccounts.find(id);
            if (account.isEmpty()) {
                refusals.add(Refusal.at(field, "not-found", "There is no such bank account."));
                return account;
            }
            refuse(account.get().kind() != kind, field, code, message);
            refuse(!account.get().active(), field, "bank-account-closed", "This bank account is closed.");
            return account;
        }

        /** The matter, which a wall does not hide. */
        Optional<MatterRef> matter(String field, MatterId id) {
            Optional<MatterRef> matter = matters.ref(id);
            refuse(matter.isEmpty(), field, "not-found", "There is no such matter.");
            return matter;
        }

        /** A closed matter's money may go out, but none comes in. */
        Check open(String field, Optional<MatterRef> matter) {
            return refuse(matter.isPresent() && matter.get().status() == MatterStatus.CLOSED, field, "matter-closed",
                    "This matter is closed; reopen it before taking in money for it.");
        }

        Check amount(Money amount) {
            refuse(!amount.isPositive(), "amount", "amount-not-positive", "The amount is above zero.");
            return refuse(amount.getAmount().compareTo(LARGEST) > 0, "amount", "amount-too-large", "The amount is larger than this program keeps.");
        }

        Check amount(Money amount, Optional<BankAccountView> account) {
            return amount(amount).currency(amount, account);
        }

        Check currency(Money amount, Optional<BankAccountView> account) {
            return account.isEmpty() ? this : refuse(!account.get().currency().equals(amount.getCurrencyUnit()), "amount", "currency-mismatch",
                    "This account is kept in " + account.get().currency() + ", not in " + amount.getCurrencyUnit() + ".");
        }

        Check date(String field, LocalDate date) {
            return refuse(date.isBefore(FIRST_DAY) || date.isAfter(LAST_DAY), field, "date-out-of-range", "The date lies between 1900 and 2199.");
        }

        Check text(String field, @Nullable String value, int most) {
            if (value == null || value.isBlank()) {
                refusals.add(Refusal.required(field));
                return this;
            }
            return refuse(value.strip().length() > most, field, "too-long", "At most " + most + " characters.");
        }

        /** Who, for what, by what and its number: all needed, but cash has no number. */
        Check particulars(String partyField, @Nullable String party, @Nullable String purpose, @Nullable String instrument, @Nullable String reference) {
            text(partyField, party, 200).text("purpose", purpose, 500).text("instrument", instrument, 60);
            boolean cash = instrument != null && instrument.strip().equalsIgnoreCase("cash");
            return cash && (reference == null || reference.isBlank()) ? this : text("reference", reference, 100);
        }
    }

    Check check() {
        return new Check();
    }

    static NewTrustEntry.Particulars particulars(String party, String purpose, String instrument, @Nullable String reference) {
        return new NewTrustEntry.Particulars(party.strip(), purpose.strip(), instrument.strip(), reference == null ? "" : reference.strip());
    }
}
