package org.chancery.finance.runs;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chancery.finance.billing.PreBillId;
import org.chancery.finance.billing.PreBills;
import org.chancery.finance.billing.PrepareBills;
import org.chancery.finance.billing.PreparedBills;
import org.chancery.finance.delivery.DeliveryPreferences;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.web.Show;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.MatterView;
import org.chancery.practice.matters.Matters;
import org.chancery.shared.Outcome;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One matter of a billing run, within the transaction of its item. The pre-bill is always drawn up, below a savepoint: a dry run, and a threshold that is not reached, go back to
 * that. So a dry run is the same path and leaves nothing but its account of what would be.
 */
@Component
class RunPreparation {

    private final PreBills preBills;
    private final Matters matters;
    private final DeliveryPreferences preferences;
    private final BillingRunStore store;
    private final Firms firms;
    private final TransactionTemplate nested;

    RunPreparation(PreBills preBills, Matters matters, DeliveryPreferences preferences, BillingRunStore store, Firms firms, PlatformTransactionManager transactions) {
        this.preBills = preBills;
        this.matters = matters;
        this.preferences = preferences;
        this.store = store;
        this.firms = firms;
        this.nested = new TransactionTemplate(transactions);
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** @param leftOut why no pre-bill stays; null if one does, or would */
    private record Tried(@Nullable PreBillId preBill, @Nullable String leftOut, Money total) {}

    Outcome<String> prepare(BillingRunView run, MatterId id) {
        MatterView matter = matters.find(id).orElse(null);
        if (matter == null) {
            return Outcome.refused("matter-unknown", "The matter cannot be seen any more.");
        }
        Optional<String> notNow = preferences.notBilledIn(matter.clientId(), run.through());
        Outcome<Tried> tried = notNow.isPresent() ? Outcome.done(new Tried(null, notNow.get(), Money.zero(matter.currency()))) : tried(run, matter);
        return tried.map(what -> {
            store.came(run.id(), id, what.preBill(), what.leftOut(), what.total(), firms.now());
            return what.leftOut() != null ? "Left out: " + what.leftOut() : (run.dry() ? "Would come to " : "Comes to ") + Show.money(what.total());
        });
    }

    private Outcome<Tried> tried(BillingRunView run, MatterView matter) {
        return Objects.requireNonNull(nested.execute(savepoint -> {
            Outcome<Tried> outcome = preBills.prepare(new PrepareBills(List.of(matter.id()), run.through())).map(prepared -> read(run, matter, prepared));
            boolean stays = outcome instanceof Outcome.Done<Tried>(var what) && what.preBill() != null && !run.dry();
            if (!stays) {
                savepoint.setRollbackOnly();
            }
            return outcome.map(what -> run.dry() ? new Tried(null, what.leftOut(), what.total()) : what);
        }));
    }

    private static Tried read(BillingRunView run, MatterView matter, PreparedBills prepared) {
        if (prepared.items().isEmpty()) {
            return new Tried(null, prepared.skipped().getFirst().reason(), Money.zero(matter.currency()));
        }
        PreparedBills.Item item = prepared.items().getFirst();
        Money threshold = run.threshold();
        if (threshold != null && threshold.getCurrencyUnit().equals(item.total().getCurrencyUnit()) && item.total().isLessThan(threshold)) {
            return new Tried(null, "%s is less than %s".formatted(Show.money(item.total()), Show.money(threshold)), item.total());
        }
        return new Tried(item.id(), null, item.total());
    }
}
