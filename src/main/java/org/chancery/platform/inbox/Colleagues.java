package org.chancery.platform.inbox;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Users;
import org.chancery.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Who else may do something: people who are here and hold the permission, who did not prepare it, and who may know of it, which is asked of the walls in their own name. */
@Component
public class Colleagues {

    private final JdbcClient jdbc;
    private final Users users;
    private final InboxStore store;
    private final Firms firms;
    private final TransactionTemplate asThey;

    Colleagues(JdbcClient jdbc, Users users, InboxStore store, Firms firms, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.users = users;
        this.store = store;
        this.firms = firms;
        this.asThey = new TransactionTemplate(transactions);
        asThey.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        asThey.setReadOnly(true);
    }

    /** A person to choose. */
    public record Colleague(UserId id, String name) {}

    List<Colleague> of(InboxItem item) {
        Actor me = Actors.current();
        return jdbc.sql("""
                select u.id, u.name from platform.app_user u join platform.inbox_item i on i.firm_id = u.firm_id and i.id = :item
                where u.status = 'ACTIVE' and u.kind = 'PERSON' and u.id <> :me and u.id is distinct from i.not_by order by u.name, u.id""")
                .param("item", item.id().value()).param("me", me.id().value())
                .query((row, n) -> new Colleague(new UserId(row.getObject("id", UUID.class)), row.getString("name"))).list().stream()
                .filter(colleague -> able(me, colleague.id(), item)).toList();
    }

    private boolean able(Actor me, UserId colleague, InboxItem item) {
        Optional<Permission> needed = Optional.ofNullable(item.permission()).flatMap(Permission::named);
        return users.actor(me.firm(), colleague).filter(actor -> needed.isEmpty() || actor.may(needed.get()))
                .filter(actor -> item.matterId() == null || Boolean.TRUE.equals(Actors.as(actor, "inbox", () -> asThey.execute(_ -> store.find(item.id(), actor, firms.today(), false).isPresent()))))
                .isPresent();
    }
}
