package org.chancery.finance.billing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chancery.platform.web.Show;
import org.chancery.shared.Moneys;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** The arithmetic of credit notes: no more of a line than is left of it, and its tax to the cent when all of it is taken back. */
final class Crediting {

    private final CurrencyUnit currency;
    private final List<CreditedLine> left;

    /** @param left what earlier credit notes left of each line */
    Crediting(CurrencyUnit currency, List<CreditedLine> left) {
        this.currency = currency;
        this.left = left.stream().filter(line -> !line.amount().isZero() || !line.tax().isZero()).toList();
    }

    /** All that is left. */
    List<CreditedLine> whole() {
        return left;
    }

    Outcome<List<CreditedLine>> lines(List<NewCreditNote.Line> asked) {
        Map<InvoiceLineView.LineId, CreditedLine> byId = left.stream().collect(Collectors.toMap(line -> line.line().id(), Function.identity()));
        List<Refusal> refusals = new ArrayList<>();
        List<CreditedLine> credited = new ArrayList<>();
        Set<InvoiceLineView.LineId> seen = new HashSet<>();
        for (int i = 0; i < asked.size(); i++) {
            Money amount = asked.get(i).amount();
            CreditedLine rest = byId.get(asked.get(i).lineId());
            if (rest == null || !seen.add(asked.get(i).lineId())) {
                refusals.add(Refusal.at("lines[" + i + "].lineId", "line-unknown", "There is no such line with anything left, or it is named twice."));
            } else if (!amount.getCurrencyUnit().equals(currency) || !amount.isPositive() || amount.isGreaterThan(rest.amount())) {
                refusals.add(Refusal.at("lines[" + i + "].amount", "over-credited", "More than zero and at most %s.".formatted(Show.money(rest.amount()))));
            } else {
                Money tax = amount.equals(rest.amount()) ? rest.tax() : Moneys.percent(amount, rest.line().taxPercent());
                credited.add(new CreditedLine(rest.line(), amount, tax));
            }
        }
        return refusals.isEmpty() ? Outcome.done(credited) : Outcome.refused(refusals);
    }

    /** A sum with tax, spread over what is left in proportion. */
    Outcome<List<CreditedLine>> sum(Money sum) {
        List<CreditedLine> positive = left.stream().filter(line -> line.total().isPositive()).toList();
        Money whole = Moneys.sum(currency, left.stream().map(CreditedLine::total).toList());
        Money most = Moneys.sum(currency, positive.stream().map(CreditedLine::total).toList());
        Optional<String> wrong = !sum.getCurrencyUnit().equals(currency) ? Optional.of("The bill is in %s.".formatted(currency))
                : !sum.isPositive() || sum.isGreaterThan(most) ? Optional.of("More than zero and at most %s.".formatted(Show.money(whole))) : Optional.empty();
        if (wrong.isPresent()) {
            return Outcome.refusedAt("amount", "over-credited", wrong.get());
        }
        if (sum.equals(whole)) {
            return Outcome.done(left);
        }
        List<Money> shares = Pricing.spread(sum, positive.stream().map(CreditedLine::total).toList());
        List<CreditedLine> credited = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            if (shares.get(i).isPositive()) {
                credited.add(part(positive.get(i), shares.get(i)));
            }
        }
        return Outcome.done(credited);
    }

    private static CreditedLine part(CreditedLine line, Money share) {
        Money tax = share.equals(line.total()) ? line.tax()
                : Money.of(share.getCurrencyUnit(), share.getAmount().multiply(line.tax().getAmount()).divide(line.total().getAmount(), 10, java.math.RoundingMode.HALF_UP),
                        java.math.RoundingMode.HALF_UP);
        return new CreditedLine(line.line(), share.minus(tax), tax);
    }
}
