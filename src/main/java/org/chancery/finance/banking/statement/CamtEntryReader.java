package org.chancery.finance.banking.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Reads one {@code Ntry}: one line of the account, whether it stands for one payment or for a batch of them. */
final class CamtEntryReader {

    /** How many payments of a batch are named in the description; of the others only the number is. */
    static final int PAYMENTS_NAMED = 10;

    private CamtEntryReader() {}

    /** Pending, future and information entries are not booked. {@code Sts} holds the code itself up to version 6, {@code Sts/Cd} later. */
    static boolean isBooked(Element entry) throws UnreadableException {
        Element status = entry.required("Sts", "Whether the entry is booked");
        String code = Objects.requireNonNullElse(status.value("Cd"), status.text());
        return switch (code) {
            case "BOOK" -> true;
            case "PDNG", "INFO", "FUTR" -> false;
            default -> throw status.refuse("It is unclear whether this entry is booked: its status is “" + code + "”.");
        };
    }

    /** For entries and balances. {@code RvslInd} does not turn it round: a reversed debit is already a credit (ISO 20022). */
    static boolean isCredit(Element holder) throws UnreadableException {
        Element indicator = holder.required("CdtDbtInd", "Credit or debit");
        return switch (indicator.text()) {
            case "CRDT" -> true;
            case "DBIT" -> false;
            default -> throw indicator.refuse("“" + indicator.text() + "” is neither credit (CRDT) nor debit (DBIT).");
        };
    }

    /** @param balances the day of the closing one stands in for the booking date, which the format leaves optional */
    static BookedLine line(Element entry, Money unsigned, CamtBalances balances) throws UnreadableException {
        boolean credit = isCredit(entry);
        LocalDate valueOn = DateText.camtOrNull(entry.only("ValDt"));
        LocalDate booked = DateText.camtOrNull(entry.only("BookgDt"));
        LocalDate bookedOn = booked != null ? booked : valueOn != null ? valueOn : closingDay(entry, unsigned, balances);
        // Since version 2 below NtryDtls, in version 1 directly in the entry.
        List<Element> payments = new ArrayList<>(entry.all("TxDtls"));
        entry.all("NtryDtls").forEach(details -> payments.addAll(details.all("TxDtls")));
        return new BookedLine(bookedOn, valueOn, credit ? unsigned : unsigned.negated(), description(entry, payments, credit),
                reference(entry, payments), bankId(entry, payments));
    }

    private static LocalDate closingDay(Element entry, Money unsigned, CamtBalances balances) throws UnreadableException {
        CamtBalances.Booked closing = balances.closing(unsigned.getCurrencyUnit());
        if (closing == null) {
            throw entry.refuse("The booking date is missing (BookgDt).");
        }
        return closing.on();
    }

    private static @Nullable String bankId(Element entry, List<Element> payments) {
        String ofPayment = payments.size() == 1 ? payments.getFirst().value("Refs", "AcctSvcrRef") : null;
        return firstReal(entry.value("AcctSvcrRef"), entry.value("NtryRef"), ofPayment);
    }

    private static @Nullable String reference(Element entry, List<Element> payments) {
        if (payments.size() == 1) {
            Element only = payments.getFirst();
            return firstReal(only.value("Refs", "ChqNb"), only.value("Refs", "EndToEndId"), entry.value("NtryDtls", "Btch", "PmtInfId"));
        }
        return firstReal(entry.value("NtryDtls", "Btch", "PmtInfId"));
    }

    private static @Nullable String firstReal(@Nullable String... references) {
        return Arrays.stream(references).map(Fingerprints::orNull).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static String description(Element entry, List<Element> payments, boolean credit) {
        String more = entry.value("AddtlNtryInf");
        String said = switch (payments.size()) {
            case 0 -> Text.joined(Arrays.asList(more, batch(entry)));
            case 1 -> Text.joined(Arrays.asList(payment(payments.getFirst(), credit), more));
            default -> Text.joined(Arrays.asList(batchOf(payments, credit), more));
        };
        return said.isEmpty() ? transactionCode(entry, credit) : said;
    }

    private static @Nullable String batch(Element entry) {
        String count = entry.value("NtryDtls", "Btch", "NbOfTxs");
        return count == null ? null : count + " payments";
    }

    private static String batchOf(List<Element> payments, boolean credit) {
        List<String> named = payments.stream().limit(PAYMENTS_NAMED).map(p -> payment(p, credit)).filter(p -> !p.isEmpty()).toList();
        int others = payments.size() - Math.min(payments.size(), PAYMENTS_NAMED);
        return payments.size() + " payments" + (named.isEmpty() ? "" : ": " + String.join("; ", named))
                + (others == 0 ? "" : "; and " + others + " more");
    }

    private static String payment(Element payment, boolean credit) {
        List<@Nullable String> parts = new ArrayList<>();
        parts.add(counterparty(payment, credit));
        for (Element remittance : payment.all("RmtInf")) {
            remittance.all("Ustrd").forEach(text -> parts.add(text.text()));
            for (Element structured : remittance.all("Strd")) {
                parts.add(structured.value("CdtrRefInf", "Ref"));
                // Since version 2 an invoice number is RfrdDocInf/Nb.
                structured.all("RfrdDocInf").forEach(document -> parts.add(document.value("Nb")));
                structured.all("AddtlRmtInf").forEach(text -> parts.add(text.text()));
            }
        }
        parts.add(payment.value("AddtlTxInf"));
        return Text.joined(parts);
    }

    /** Who paid, or who was paid. The name stands in {@code Pty} since version 7. */
    private static @Nullable String counterparty(Element payment, boolean credit) {
        for (String role : credit ? new String[] {"Dbtr", "UltmtDbtr", "InitgPty"} : new String[] {"Cdtr", "UltmtCdtr"}) {
            String name = payment.value("RltdPties", role, "Nm");
            String party = name != null ? name : payment.value("RltdPties", role, "Pty", "Nm");
            if (party != null) {
                return party;
            }
        }
        return null;
    }

    private static String transactionCode(Element entry, boolean credit) {
        String own = entry.value("BkTxCd", "Prtry", "Cd");
        if (own != null) {
            return own;
        }
        List<@Nullable String> codes = Arrays.asList(entry.value("BkTxCd", "Domn", "Cd"), entry.value("BkTxCd", "Domn", "Fmly", "Cd"),
                entry.value("BkTxCd", "Domn", "Fmly", "SubFmlyCd"));
        String code = String.join("-", codes.stream().filter(Objects::nonNull).toList());
        return code.isEmpty() ? credit ? "Credit" : "Debit" : code;
    }
}
