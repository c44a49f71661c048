package org.chancery.finance.billing.web;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chancery.finance.billing.PreBillStatus;
import org.chancery.finance.billing.PreBillView;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Users;
import org.chancery.shared.UserId;
import org.springframework.stereotype.Component;

/** What may be done with a pre-bill, and who else may where one may not. */
@Component
public class PreBillSteps {

    private static final int MOST_NAMES = 4;

    private final Users users;

    PreBillSteps(Users users) {
        this.users = users;
    }

    /**
     * The buttons for who looks; the facade decides anew when one is pressed.
     *
     * @param askedOf who may approve it, in words, where this person may not; empty if this person may or nobody is asked
     */
    public record Steps(boolean edit, boolean approve, boolean reopen, boolean cancel, boolean issue, boolean history, String askedOf) {}

    Steps of(PreBillView bill) {
        Actor actor = Actors.current();
        boolean draft = bill.status() == PreBillStatus.DRAFT;
        boolean approved = bill.status() == PreBillStatus.APPROVED;
        boolean prepares = actor.maySomewhere(Permission.BILLING_PREPARE);
        boolean approves = actor.maySomewhere(Permission.BILLING_APPROVE);
        boolean mine = bill.preparedById().equals(actor.id());
        return new Steps(bill.status().open() && prepares, draft && approves && !mine, approved && (approves || prepares), bill.status().open() && prepares,
                approved && actor.maySomewhere(Permission.BILLING_ISSUE), actor.may(Permission.AUDIT_VIEW), draft && (mine || !approves) ? askedOf(bill.preparedById()) : "");
    }

    /** Those who may approve what somebody prepared, by name. */
    private String askedOf(UserId preparer) {
        Set<String> roles = users.roles().stream().filter(role -> role.permissions().contains(Permission.BILLING_APPROVE)).map(Users.RoleView::name).collect(Collectors.toSet());
        List<String> names = users.all().stream()
                .filter(user -> user.kind() == Actor.Kind.PERSON && user.status().equals("ACTIVE") && !user.id().equals(preparer) && user.roles().stream().anyMatch(roles::contains))
                .map(Users.UserView::name).toList();
        if (names.isEmpty()) {
            return "nobody yet: give a second person a role that approves pre-bills";
        }
        String shown = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
        return names.size() > MOST_NAMES ? shown + " and " + (names.size() - MOST_NAMES) + " others" : shown;
    }
}
