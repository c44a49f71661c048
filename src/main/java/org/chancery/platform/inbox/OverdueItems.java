package org.chancery.platform.inbox;

import java.time.Duration;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.jobs.Recurring;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Says of what is overdue that it is, and gives what has waited too long to everybody who may do it. */
@Component
class OverdueItems implements Recurring {

    private final InboxStore store;
    private final InboxNews news;
    private final InboxSettings settings;
    private final Firms firms;
    private final TransactionTemplate transaction;

    OverdueItems(InboxStore store, InboxNews news, InboxSettings settings, Firms firms, TransactionTemplate transaction) {
        this.store = store;
        this.news = news;
        this.settings = settings;
        this.firms = firms;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "inbox-overdue";
    }

    @Override
    public Duration every() {
        return settings.watchEvery();
    }

    @Override
    public void run() {
        transaction.executeWithoutResult(_ -> {
            if (store.watch(firms.today(), settings.escalateAfterDays(), firms.now()) > 0) {
                news.afterCommit(Actors.current().firm());
            }
        });
    }
}
