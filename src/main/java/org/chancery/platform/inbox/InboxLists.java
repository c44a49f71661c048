package org.chancery.platform.inbox;

import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.web.Choices;
import org.chancery.platform.web.Column;
import org.chancery.platform.web.Filter;
import org.chancery.platform.web.ListRequest;
import org.chancery.platform.web.Listing;
import org.chancery.platform.web.Show;
import org.springframework.stereotype.Component;

/** The lists of the inbox, for pages and API alike. */
@Component
public class InboxLists {

    /** Which items a list shows. */
    public enum Which { MINE, DELEGATED, SETTLED, EVERYBODYS }

    private static final Listing<InboxItem> ITEMS = Listing.of("inbox", "Inbox", InboxItem.class)
            .sql("select * from (" + InboxStore.SELECT + """
                    ) x
                    where case :which when 'MINE' then x.mine
                                      when 'DELEGATED' then x.state = 'OPEN' and x.delegated_by = :me::uuid and not x.mine
                                      when 'SETTLED' then x.state <> 'OPEN' and (x.settled_by = :me::uuid or x.for_person = :me::uuid)
                                      else x.state = 'OPEN' and :oversees::boolean end""")
            .row(InboxStore::read)
            .column(Column.text("subject", "What", InboxItem::subject).link(InboxItem::href).required())
            .column(Column.date("dueOn", "Due", InboxItem::dueOn).required())
            .column(Column.tag("standing", "State", InboxItem::standing).tone(InboxItem::tone).sortBy("coalesce(escalated_at, reminded_at)::text"))
            .column(Column.text("whom", "For", InboxItem::whom).link(InboxItem::page).sortBy("for_person_name"))
            .column(Column.text("askedByName", "Asked by", InboxItem::askedByName).required())
            .column(Column.instant("askedAt", "Since", InboxItem::askedAt).required())
            .filter(Filter.choice("kind", "Kind", Choices.query("select distinct kind as value, kind as label from platform.inbox_item order by 1")))
            .filter(Filter.dates("due", "Due", "due_on"))
            .filter(Filter.reference("matterId", "Matter", null))
            .search("subject ilike :q or asked_by_name ilike :q")
            .sort("dueOn")
            .empty("Nothing waits for you", "What others ask of you stands here until it is done: pre-bills and time to approve, changes that need a second person, runs that failed.")
            .build();

    private final Firms firms;

    InboxLists(Firms firms) {
        this.firms = firms;
    }

    public Listing<InboxItem> items() {
        return ITEMS;
    }

    public ListRequest of(Which which, ListRequest request) {
        Actor me = Actors.current();
        return request.bind("which", which.name()).bind("me", me.id().toString()).bind("permissions", InboxStore.permissions(me)).bind("today", Show.input(firms.today()))
                .bind("oversees", Boolean.toString(me.may(Permission.INBOX_OVERSEE)));
    }
}
