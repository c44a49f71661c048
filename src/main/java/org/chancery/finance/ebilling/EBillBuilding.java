package org.chancery.finance.ebilling;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chancery.finance.billing.Charge;
import org.chancery.finance.billing.InvoiceLineView;
import org.chancery.finance.billing.InvoiceView;
import org.chancery.finance.billing.LineKind;
import org.chancery.finance.ebilling.ledes.EBill;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.practice.contacts.Contacts;
import org.chancery.practice.matters.MatterView;
import org.chancery.practice.matters.Matters;
import org.chancery.shared.UserId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes of an issued bill what an e-bill says, with nothing added: a code or a timekeeper that is missing stays missing, to be asked for. */
@Component
class EBillBuilding {

    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);
    private static final int RATE_DECIMALS = 6;

    private final EBillTimekeepers timekeepers;
    private final EBillLineCodes codes;
    private final Contacts contacts;
    private final Matters matters;

    EBillBuilding(EBillTimekeepers timekeepers, EBillLineCodes codes, Contacts contacts, Matters matters) {
        this.timekeepers = timekeepers;
        this.codes = codes;
        this.contacts = contacts;
        this.matters = matters;
    }

    /** What is known beside the bill itself. */
    private record Known(EBillProfile profile, Map<UserId, EBillTimekeepers.Details> people, Map<InvoiceLineView.LineId, LineCodes> codes) {

        String text(String text) {
            return profile.plainMarks() ? PlainText.plain(text) : PlainText.oneLine(text);
        }

        EBill.Timekeeper timekeeper(EBillTimekeepers.Details who) {
            return new EBill.Timekeeper(text(who.code()), text(who.lastName()), text(who.firstName()), text(who.classification()));
        }
    }

    /**
     * An e-bill with the lines it was made of, in the same order.
     *
     * @param unknown names of timekeepers that clients' systems do not know, line by line; null for a line without such a one
     */
    record Built(EBill bill, List<InvoiceLineView> lines, List<@Nullable String> unknown) {}

    Built build(InvoiceView bill, EBillProfile profile) {
        Known known = new Known(profile, timekeepers.known(), codes.of(bill.id()));
        List<InvoiceLineView> shown = bill.lines().stream().filter(line -> bill.showTime() || line.charge() != Charge.COVERED).toList();
        List<@Nullable String> unknown = new ArrayList<>();
        shown.forEach(line -> unknown.add(line.timekeeperId() != null && kind(line) == EBill.Kind.FEE && !known.people().containsKey(line.timekeeperId())
                ? Objects.requireNonNullElse(line.timekeeper(), "This timekeeper") : null));
        LocalDate from = shown.stream().map(InvoiceLineView::date).min(LocalDate::compareTo).filter(day -> day.isBefore(bill.through())).orElse(bill.through());
        EBill made = new EBill(bill.number(), bill.issuedOn(), bill.dueOn(), from, bill.through(), bill.currency(), known.text(bill.note()),
                new EBill.LawFirm(profile.lawFirmCode(), known.text(bill.firmName())), client(bill, known), matter(bill, known), shown.stream().map(line -> line(line, known)).toList());
        return new Built(made, shown, unknown);
    }

    /** What the bill froze comes first; what it was issued without may have been entered since. */
    private EBill.Client client(InvoiceView bill, Known known) {
        String taxNumber = bill.addressee().taxNumber().isBlank() && Actors.current().may(Permission.CONTACTS_VIEW) ? contacts.find(bill.clientId()).map(client -> client.details().taxNumber()).orElse("") : bill.addressee().taxNumber();
        return new EBill.Client(known.profile().clientCode(), known.text(bill.addressee().name()), known.text(taxNumber));
    }

    private EBill.Matter matter(InvoiceView bill, Known known) {
        String reference = bill.addressee().reference().isBlank() && Actors.current().may(Permission.MATTERS_VIEW) ? matters.find(bill.matterId()).map(MatterView::clientReference).orElse("") : bill.addressee().reference();
        return new EBill.Matter(known.text(bill.matterNumber()), known.text(reference), known.text(bill.matterName()));
    }

    /** A flat fee, a courtesy, and a fee of nobody's hours are of the whole bill. */
    private static EBill.Kind kind(InvoiceLineView line) {
        if (line.kind().cost()) {
            return EBill.Kind.EXPENSE;
        }
        boolean worked = line.kind() == LineKind.TIME || line.kind() == LineKind.FEE && line.timekeeperId() != null && line.minutes() > 0;
        return worked ? EBill.Kind.FEE : EBill.Kind.BILL_FEE;
    }

    private static EBill.Line line(InvoiceLineView line, Known known) {
        EBill.Kind kind = kind(line);
        EBillTimekeepers.Details who = kind != EBill.Kind.FEE || line.timekeeperId() == null ? null : known.people().get(line.timekeeperId());
        LineCodes supplied = known.codes().getOrDefault(line.id(), LineCodes.NONE);
        BigDecimal units = kind == EBill.Kind.FEE ? BigDecimal.valueOf(line.minutes()).divide(MINUTES, known.profile().unitDecimals(), RoundingMode.HALF_UP) : BigDecimal.ONE;
        return new EBill.Line(kind, line.date(), who == null ? null : known.timekeeper(who), codes(kind, line, supplied), known.text(line.narrative()), units, cost(kind, line),
                line.amount().getAmount(), tax(line));
    }

    private static EBill.Codes codes(EBill.Kind kind, InvoiceLineView line, LineCodes supplied) {
        EBill.Codes all = supplied.under(line.taskCode(), line.activityCode(), line.expenseCode());
        return kind == EBill.Kind.EXPENSE ? new EBill.Codes("", "", all.expense()) : new EBill.Codes(all.task(), all.activity(), "");
    }

    /** Time without a rate costs nothing an hour: what is charged for it is an adjustment. */
    private static @Nullable BigDecimal cost(EBill.Kind kind, InvoiceLineView line) {
        Money rate = line.rate();
        return switch (kind) {
            case FEE -> rate == null ? BigDecimal.ZERO.setScale(line.amount().getScale()) : rate.getAmount();
            case EXPENSE -> line.gross().getAmount();
            case BILL_FEE, BILL_EXPENSE -> null;
        };
    }

    private static EBill.Tax tax(InvoiceLineView line) {
        String code = line.taxCode();
        return code == null ? new EBill.Tax(BigDecimal.ZERO, line.tax().getAmount(), "")
                : new EBill.Tax(line.taxPercent().movePointLeft(2).setScale(RATE_DECIMALS, RoundingMode.HALF_UP), line.tax().getAmount(), code);
    }
}
