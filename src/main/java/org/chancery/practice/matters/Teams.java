package org.chancery.practice.matters;

import java.util.ArrayList;
import java.util.List;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.identity.Users;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who of the firm works on a matter. Being on the team opens no wall. */
@Service
public class Teams {

    private static final int ROLE_MAX_CHARACTERS = 60;

    private final TeamStore store;
    private final MatterStore matters;
    private final MatterRules rules;
    private final WallRules walls;
    private final Users users;
    private final ApplicationEventPublisher events;

    Teams(TeamStore store, MatterStore matters, MatterRules rules, WallRules walls, Users users, ApplicationEventPublisher events) {
        this.store = store;
        this.matters = matters;
        this.rules = rules;
        this.walls = walls;
        this.users = users;
        this.events = events;
    }

    /** The team, the responsible lawyer first; empty if the matter is hidden. */
    @Requires(Permission.MATTERS_VIEW)
    @Transactional(readOnly = true)
    public List<TeamMember> of(MatterId matter) {
        return matters.find(matter).map(store::of).orElse(List.of());
    }

    /**
     * Puts a person on the team, or gives one who is there another role.
     *
     * @param role in words, at most 60 characters: {@code Associate}
     */
    @Requires(value = Permission.MATTERS_EDIT, byOffice = true)
    @Transactional
    public Outcome<UserId> add(MatterId matterId, UserId person, String role) {
        if (matters.lock(matterId).isEmpty()) {
            return Outcome.refused(Matters.UNKNOWN);
        }
        List<Refusal> refusals = new ArrayList<>(rules.person("userId", person));
        String name = users.find(person).map(Users.UserView::name).orElse("");
        if (refusals.isEmpty()) {
            refusals.addAll(walls.allowed("userId", matterId, person, name));
        }
        if (role.isBlank()) {
            refusals.add(Refusal.required("role"));
        }
        MatterRules.atMost("role", role.strip(), ROLE_MAX_CHARACTERS, refusals);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store.put(matterId, person, role.strip());
        events.publishEvent(new TeamMemberAdded(matterId, person, name, role.strip()));
        return Outcome.done(person);
    }

    @Requires(value = Permission.MATTERS_EDIT, byOffice = true)
    @Transactional
    public Outcome<UserId> remove(MatterId matterId, UserId person) {
        if (matters.lock(matterId).isEmpty() || !store.remove(matterId, person)) {
            return Outcome.refused("not-found", "There is no such person on the team.");
        }
        events.publishEvent(new TeamMemberRemoved(matterId, person, users.find(person).map(Users.UserView::name).orElse("")));
        return Outcome.done(person);
    }
}
