package org.chancery.finance.receivables;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.inbox.Ask;
import org.chancery.platform.inbox.Inbox;
import org.chancery.platform.jobs.Recurring;
import org.chancery.platform.web.Row;
import org.chancery.platform.web.Show;
import org.chancery.practice.contacts.ContactId;
import org.chancery.shared.UserId;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A promise whose day has passed without the money reaches who is responsible: the lawyer of the bill's matter, or who wrote the promise down. Once for each promise. */
@Component
class BrokenPromises implements Recurring {

    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final Inbox inbox;
    private final Firms firms;
    private final CollectionSettings settings;
    private final TransactionTemplate transaction;

    BrokenPromises(JdbcClient jdbc, Inbox inbox, Firms firms, CollectionSettings settings, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.inbox = inbox;
        this.firms = firms;
        this.settings = settings;
        this.transaction = transaction;
    }

    private record Broken(PromiseId id, ContactId client, Money amount, @Nullable UUID matter, UserId person) {}

    @Override
    public String name() {
        return "broken-promises";
    }

    @Override
    public Duration every() {
        return settings.promisesEvery();
    }

    @Override
    public void run() {
        transaction.executeWithoutResult(_ -> broken().forEach(promise -> {
            inbox.ask(Ask.of(DebtCollection.BROKEN, promise.id(), "A promise to pay %s was not kept".formatted(Show.money(promise.amount())), "/receivables/" + promise.client())
                    .ofMatter(promise.matter()).to(promise.person()).to(Permission.BILLING_VIEW).doneByHand());
            jdbc.sql("update finance.payment_promise set told_at = :now where id = :id").param("now", RefundStore.at(firms.now())).param("id", promise.id().value()).update();
        }));
    }

    private List<Broken> broken() {
        return jdbc.sql("""
                select p.id, p.client_id, p.currency, p.amount_minor, p.matter_id, coalesce(m.responsible_id, p.created_by) as person
                from finance.promise_paid p left join practice.matter m on m.firm_id = p.firm_id and m.id = p.matter_id
                where p.withdrawn_at is null and p.told_at is null and p.promised_for < :today and p.paid_minor < p.amount_minor
                order by p.promised_for, p.id limit :most""")
                .param("today", firms.today()).param("most", AT_ONCE)
                .query(Row.mapping(row -> new Broken(row.id("id", PromiseId::new), row.id("client_id", ContactId::new), row.money("amount"), row.idOrNull("matter_id", id -> id),
                        row.id("person", UserId::new)))).list();
    }
}
