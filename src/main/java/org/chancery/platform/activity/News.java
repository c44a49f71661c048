package org.chancery.platform.activity;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What happened in a transaction so far, told when it is about to commit, after all else; of one that is rolled back nothing is told. */
final class News implements TransactionSynchronization {

    /** One event. Objects and data are JSON. */
    record Item(UUID id, String type, String summary, @Nullable UUID matter, String objects, String data) {}

    /** Writes events, and with the last of them commits. */
    interface Teller {
        void tell(List<Item> items, boolean last);
    }

    private final Teller teller;
    private final List<Item> items = new ArrayList<>();

    private News(Teller teller) {
        this.teller = teller;
    }

    /** Those of the current transaction; a transaction within another has its own. */
    static News ofTransaction(Teller teller) {
        for (TransactionSynchronization each : TransactionSynchronizationManager.getSynchronizations()) {
            if (each instanceof News news) {
                return news;
            }
        }
        News news = new News(teller);
        TransactionSynchronizationManager.registerSynchronization(news);
        return news;
    }

    void add(Item item) {
        items.add(item);
    }

    /** Writes now what happened so far. */
    void tellNow() {
        teller.tell(items, false);
        items.clear();
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        if (!items.isEmpty()) {
            teller.tell(items, true);
        }
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
