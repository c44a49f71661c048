package org.chancery.finance.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.chancery.shared.Moneys;
import org.chancery.shared.Outcome;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** No cent is lost, whatever the lines, discounts and taxes. */
class PricingProperties {

    private static final CurrencyUnit USD = CurrencyUnit.USD;

    @Property
    void theSharesAddUpToTheDiscountAndNoneExceedsItsLine(@ForAll("bases") List<Money> bases, @ForAll("fraction") BigDecimal fraction) {
        Money sum = Moneys.percent(Moneys.sum(USD, bases), fraction);
        List<Money> shares = Pricing.spread(sum, bases);
        assertThat(Moneys.sum(USD, shares)).isEqualTo(sum);
        for (int i = 0; i < bases.size(); i++) {
            assertThat(shares.get(i)).isBetween(Money.zero(USD), bases.get(i));
        }
    }

    @Property
    void theTotalIsTheSumOfWhatItsLinesComeTo(@ForAll("items") List<Pricing.Item> items, @ForAll("billDiscount") BillDiscount discount) {
        Outcome<Pricing.Bill> outcome = Pricing.price(USD, items, discount);
        if (outcome instanceof Outcome.Done<Pricing.Bill>(var bill)) {
            Money lines = bill.lines().stream().map(l -> l.amount().plus(l.tax())).reduce(Money.zero(USD), Money::plus);
            assertThat(bill.totals().total()).isEqualTo(lines);
            assertThat(bill.totals().discount()).isEqualTo(Moneys.sum(USD, bill.lines().stream().map(Pricing.Priced::billDiscount).toList()));
            assertThat(bill.lines()).allSatisfy(l -> assertThat(l.amount()).isEqualTo(l.gross().minus(l.discount()).minus(l.billDiscount())));
        }
    }

    @Property
    void noDiscountTurnsALineAgainstTheFirm(@ForAll("items") List<Pricing.Item> items, @ForAll("billDiscount") BillDiscount discount) {
        if (Pricing.price(USD, items, discount) instanceof Outcome.Done<Pricing.Bill>(var bill)) {
            assertThat(bill.lines()).allSatisfy(l -> assertThat(l.gross().isNegative() || !l.amount().isNegative()).isTrue());
        }
    }

    @Example
    void theRemainderGoesToTheLargestLine() {
        assertThat(Pricing.spread(usd("10.00"), List.of(usd("100.00"), usd("100.01"), usd("100.00"))))
                .containsExactly(usd("3.33"), usd("3.34"), usd("3.33"));
    }

    @Example
    void taxIsRoundedHalfUpOnEachLine() {
        var items = List.of(fee("0.50", "5"), fee("0.50", "5"), fee("0.50", "5"));
        assertThat(Pricing.price(USD, items, BillDiscount.none()).orThrow().totals().tax()).isEqualTo(usd("0.09"));
    }

    @Example
    void aDiscountOnFeesLeavesCostsAlone() {
        var items = List.of(fee("200.00", "0"), new Pricing.Item(LineKind.EXPENSE, usd("300.00"), new Discount.None(), BigDecimal.ZERO));
        var bill = Pricing.price(USD, items, new BillDiscount(new Discount.Percent(new BigDecimal("10")), BillDiscount.Scope.FEES)).orThrow();
        assertThat(bill.totals().discount()).isEqualTo(usd("20.00"));
        assertThat(bill.lines().get(1).amount()).isEqualTo(usd("300.00"));
    }

    @Example
    void aDiscountLargerThanTheFeesIsRefused() {
        var discount = new BillDiscount(new Discount.Sum(usd("200.01")), BillDiscount.Scope.FEES);
        assertThat(Pricing.price(USD, List.of(fee("200.00", "0")), discount).refusals()).extracting("code").containsExactly("discount-too-large");
    }

    private static Money usd(String amount) {
        return Money.of(USD, new BigDecimal(amount));
    }

    private static Pricing.Item fee(String gross, String tax) {
        return new Pricing.Item(LineKind.TIME, usd(gross), new Discount.None(), new BigDecimal(tax));
    }

    @Provide
    Arbitrary<List<Money>> bases() {
        return Arbitraries.longs().between(0, 10_000_00).map(cents -> Money.ofMinor(USD, cents)).list().ofMinSize(1).ofMaxSize(200);
    }

    @Provide
    Arbitrary<BigDecimal> fraction() {
        return Arbitraries.bigDecimals().between(BigDecimal.ZERO, new BigDecimal("100")).ofScale(4);
    }

    @Provide
    Arbitrary<List<Pricing.Item>> items() {
        Arbitrary<Discount> discount = Arbitraries.oneOf(Arbitraries.just(new Discount.None()),
                Arbitraries.bigDecimals().between(new BigDecimal("0.0001"), new BigDecimal("100")).ofScale(4).map(Discount.Percent::new),
                Arbitraries.longs().between(1, 500_00).map(cents -> new Discount.Sum(Money.ofMinor(USD, cents))));
        return Combinators.combine(Arbitraries.of(LineKind.class), Arbitraries.longs().between(0, 20_000_00), discount,
                        Arbitraries.of("0", "5", "7.25", "19", "20", "8.8750").map(BigDecimal::new))
                .as((kind, cents, off, tax) -> kind == LineKind.COURTESY
                        ? new Pricing.Item(kind, Money.ofMinor(USD, -cents), new Discount.None(), tax) : new Pricing.Item(kind, Money.ofMinor(USD, cents), off, tax))
                .list().ofMinSize(1).ofMaxSize(60);
    }

    @Provide
    Arbitrary<BillDiscount> billDiscount() {
        return Combinators.combine(Arbitraries.oneOf(Arbitraries.just((Discount) new Discount.None()),
                        Arbitraries.bigDecimals().between(new BigDecimal("0.0001"), new BigDecimal("100")).ofScale(4).map(Discount.Percent::new),
                        Arbitraries.longs().between(1, 5_000_00).map(cents -> new Discount.Sum(Money.ofMinor(USD, cents)))),
                Arbitraries.of(BillDiscount.Scope.class)).as(BillDiscount::new);
    }
}
