package org.chancery.practice.timekeeping;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Users;
import org.chancery.platform.inbox.Ask;
import org.chancery.platform.inbox.Inbox;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.MatterView;
import org.chancery.practice.matters.Matters;
import org.chancery.shared.Id;
import org.chancery.shared.UserId;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Submitted time of a person on a matter waits, as one thing, for whoever may approve it, the responsible lawyer first, until none of it is left. */
@Component
class SubmittedItems {

    private static final String KIND = "time";

    private final Inbox inbox;
    private final Matters matters;
    private final Users users;
    private final JdbcClient jdbc;

    SubmittedItems(Inbox inbox, Matters matters, Users users, JdbcClient jdbc) {
        this.inbox = inbox;
        this.matters = matters;
        this.users = users;
        this.jdbc = jdbc;
    }

    /** A person's time on a matter. */
    private record TimeOn(UUID value) implements Id {
        static TimeOn of(MatterId matter, UserId timekeeper) {
            return new TimeOn(UUID.nameUUIDFromBytes((matter + "/" + timekeeper).getBytes(StandardCharsets.UTF_8)));
        }
    }

    @EventListener
    void submitted(TimeSubmitted submitted) {
        MatterView matter = matters.find(submitted.matterId()).orElseThrow();
        String who = users.find(submitted.timekeeper()).map(Users.UserView::name).orElse("somebody");
        inbox.ask(Ask.of(KIND, TimeOn.of(submitted.matterId(), submitted.timekeeper()), "Time of %s to approve: %s %s".formatted(who, matter.number(), matter.name()), "/time/approvals")
                .ofMatter(submitted.matterId().value()).to(matter.responsibleId()).to(Permission.TIME_APPROVE).not(submitted.timekeeper()));
    }

    @EventListener
    void approved(TimeApproved approved) {
        settle(approved.matterId(), approved.timekeeper());
    }

    @EventListener
    void returned(TimeReturned returned) {
        settle(returned.matterId(), returned.timekeeper());
    }

    private void settle(MatterId matter, UserId timekeeper) {
        boolean left = jdbc.sql("select exists (select from practice.time_entry where matter_id = :matter and timekeeper_id = :timekeeper and status = 'SUBMITTED')")
                .param("matter", matter.value()).param("timekeeper", timekeeper.value()).query(Boolean.class).single();
        if (!left) {
            inbox.settle(KIND, TimeOn.of(matter, timekeeper));
        }
    }
}
