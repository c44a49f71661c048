package org.chancery.platform.inbox;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Users;
import org.chancery.platform.inbox.InboxStore.Known;
import org.chancery.shared.Id;
import org.chancery.shared.Outcome;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What waits for whom in the firm. Rooms ask and settle within their own transactions; what people do here changes whose turn it is, never what is to be done. */
@Service
public class Inbox {

    private final InboxStore store;
    private final InboxNews news;
    private final InboxSettings settings;
    private final Colleagues colleagues;
    private final Users users;
    private final Firms firms;

    Inbox(InboxStore store, InboxNews news, InboxSettings settings, Colleagues colleagues, Users users, Firms firms) {
        this.store = store;
        this.news = news;
        this.settings = settings;
        this.colleagues = colleagues;
        this.users = users;
        this.firms = firms;
    }

    /** Asks for something to be done; what is asked again while it waits is brought up to date. A person who has left, or lacks the permission, is passed over. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void ask(Ask ask) {
        store.ask(InboxItemId.next(), reachable(ask), firms.today().plusDays(ask.days()), firms.now());
        changed();
    }

    private Ask reachable(Ask ask) {
        UserId person = ask.person();
        Permission permission = ask.permission();
        if (person == null || permission == null) {
            return ask;
        }
        boolean able = !person.equals(ask.notBy()) && users.actor(Actors.current().firm(), person).filter(actor -> actor.may(permission)).isPresent();
        return able ? ask : new Ask(ask.kind(), ask.object(), ask.subject(), ask.href(), ask.matter(), null, permission, ask.notBy(), ask.days(), ask.byHand());
    }

    /** It was done, by who acts. Nothing happens if nobody was asked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void settle(String kind, Id object) {
        end(kind, object, InboxItem.State.DONE);
    }

    /** It need not be done any more. Nothing happens if nobody was asked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(String kind, Id object) {
        end(kind, object, InboxItem.State.WITHDRAWN);
    }

    private void end(String kind, Id object, InboxItem.State state) {
        if (store.settle(kind, object.value(), state, firms.now())) {
            changed();
        }
    }

    /** How much waits for who acts. One query by an index of what is open. */
    @Transactional(readOnly = true)
    public int count() {
        return store.count(Actors.current(), firms.now());
    }

    /** What waits or waited for who acts, what he delegated or settled, and anything for whoever may oversee the inbox. */
    @Transactional(readOnly = true)
    public Optional<InboxItem> find(InboxItemId id) {
        return known(id, false).map(Known::item);
    }

    /** Whether it waits for who acts, who may therefore delegate it. */
    @Transactional(readOnly = true)
    public boolean isMine(InboxItemId id) {
        return known(id, false).filter(Known::mine).isPresent();
    }

    /** To whom who acts may delegate it: people who are here, may do it, and from whom no wall hides it. */
    @Transactional(readOnly = true)
    public List<Colleagues.Colleague> candidates(InboxItemId id) {
        return known(id, false).map(known -> colleagues.of(known.item())).orElse(List.of());
    }

    /**
     * Gives it to a colleague until the end of a day; then it is one's own again. Refused: {@code not-found}, {@code not-yours}, {@code colleague} for who may not do it,
     * {@code date} for a day that is over or too far.
     */
    @Transactional
    public Outcome<InboxItemId> delegate(InboxItemId id, UserId to, LocalDate until) {
        return mayAct(id, Known::mine).flatMap(known -> {
            LocalDate today = firms.today();
            if (until.isBefore(today) || until.isAfter(today.plusDays(settings.longestDelegation()))) {
                return Outcome.refusedAt("until", "date", "Choose a day from today on, within %d days.".formatted(settings.longestDelegation()));
            }
            if (colleagues.of(known.item()).stream().noneMatch(colleague -> colleague.id().equals(to))) {
                return Outcome.refusedAt("colleague", "colleague", "This colleague cannot do it: he lacks the permission, prepared it himself, or may not know of it.");
            }
            store.delegate(id, to, Actors.current().id(), until);
            changed();
            return Outcome.done(id);
        });
    }

    /** Takes back what one delegated. Refused: {@code not-found}, {@code not-yours}. */
    @Transactional
    public Outcome<InboxItemId> takeBack(InboxItemId id) {
        UserId me = Actors.current().id();
        return mayAct(id, known -> me.equals(known.delegatedBy()) || known.mine() && known.item().delegatedTo() != null).flatMap(_ -> {
            store.delegate(id, null, null, null);
            changed();
            return Outcome.done(id);
        });
    }

    /** Marks as done what no act on a page settles. Refused: {@code not-found}, {@code not-yours}, {@code not-by-hand}. */
    @Transactional
    public Outcome<InboxItemId> finish(InboxItemId id) {
        return mayAct(id, Known::mine).flatMap(known -> {
            if (!known.item().byHand()) {
                return Outcome.refused("not-by-hand", "This is settled by doing it on its page.");
            }
            store.settle(known.item().kind(), known.item().objectId(), InboxItem.State.DONE, firms.now());
            changed();
            return Outcome.done(id);
        });
    }

    private Outcome<Known> mayAct(InboxItemId id, Function<Known, Boolean> able) {
        Known known = known(id, true).orElse(null);
        if (known == null) {
            return Outcome.refused("not-found", "There is no such item.");
        }
        if (known.item().state() != InboxItem.State.OPEN) {
            return Outcome.refused("inbox-settled", "This is settled already.");
        }
        return able.apply(known) || Actors.current().may(Permission.INBOX_OVERSEE) ? Outcome.done(known) : Outcome.refused("not-yours", "This does not wait for you any more.");
    }

    private Optional<Known> known(InboxItemId id, boolean locked) {
        Actor me = Actors.current();
        return store.find(id, me, firms.today(), locked).filter(known -> known.mine() || me.may(Permission.INBOX_OVERSEE) || me.id().equals(known.delegatedBy())
                || me.id().equals(known.settledBy()) || me.id().equals(known.item().forPerson()));
    }

    private void changed() {
        news.afterCommit(Actors.current().firm());
    }

    /** Waits until something may have changed for somebody in the firm of who acts. */
    public void await(Seen seen, Duration atMost) throws InterruptedException {
        news.await(seen.firm(), seen.changes(), atMost);
        InboxNews.gather();
    }

    /** How far one has seen; null for the first look. */
    public Seen seen(@Nullable Seen before) {
        var firm = before == null ? Actors.current().firm() : before.firm();
        return new Seen(firm, news.changes(firm));
    }

    /** A state of a firm's inbox. */
    public record Seen(UUID firm, long changes) {}
}
