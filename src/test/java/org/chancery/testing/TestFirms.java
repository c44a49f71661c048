package org.chancery.testing;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Founding;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.PermissionChange;
import org.chancery.platform.identity.PermissionChanges;
import org.chancery.platform.identity.Tokens;
import org.chancery.platform.identity.Users;
import org.chancery.platform.identity.Users.NewUser;
import org.chancery.shared.UserId;
import org.springframework.boot.test.context.TestComponent;
import org.jspecify.annotations.Nullable;

/** Firms for tests: {@code firms.found()} gives a new one, whose people act and sign in. */
@TestComponent
public class TestFirms {

    public static final String PASSWORD = "correct horse battery";

    private final Founding founding;
    private final Users users;
    private final Tokens tokens;
    private final PermissionChanges changes;

    TestFirms(Founding founding, Users users, Tokens tokens, PermissionChanges changes) {
        this.founding = founding;
        this.users = users;
        this.tokens = tokens;
        this.changes = changes;
    }

    /** A new firm with its first user, an administrator and partner who is a timekeeper. */
    public TestFirm found() {
        String unique = UUID.randomUUID().toString().substring(0, 8);
        var founded = founding.found(new Founding.NewFirm("Firm " + unique, "us-ca", "America/Los_Angeles", "en-US", "USD",
                "Anna Lane", "anna@" + unique + ".example", PASSWORD)).orThrow();
        return new TestFirm(founded.firm(), founded.firstUser(), unique);
    }

    /** A firm of one test. */
    public class TestFirm {

        private final UUID id;
        private final UserId administrator;
        private final String unique;

        TestFirm(UUID id, UserId administrator, String unique) {
            this.id = id;
            this.administrator = administrator;
            this.unique = unique;
        }

        public UUID id() {
            return id;
        }

        public UserId administrator() {
            return administrator;
        }

        public String administratorEmail() {
            return "anna@" + unique + ".example";
        }

        /** Does the work as the first user, who has every permission. */
        public <T extends @Nullable Object> T asAdministrator(Supplier<T> work) {
            return as(administrator, work);
        }

        public <T extends @Nullable Object> T as(UserId user, Supplier<T> work) {
            return Actors.as(users.actor(id, user).orElseThrow(), "test", work);
        }

        /** Does the work as the program itself. */
        public <T extends @Nullable Object> T asSystem(Supplier<T> work) {
            return Actors.as(users.system(id), "test", work);
        }

        /** A further person who can sign in with {@link #PASSWORD}; the e-mail address is {@code <first word of the name>@…}. */
        public UserId person(String name, String... roles) {
            return add(new NewUser(email(name), name, "", Actor.Kind.PERSON, true, false, PASSWORD, Arrays.asList(roles)));
        }

        /** A user whom the first one adds, and whose roles somebody else approves as soon as there is somebody who can. */
        public UserId add(NewUser user) {
            UserId id = asAdministrator(() -> users.add(user).orThrow());
            approve(id);
            return id;
        }

        /** Lets whoever can approve what the first user asked for somebody. */
        public void approve(UserId subject) {
            for (PermissionChange change : asAdministrator(() -> changes.waitingFor(subject.value()))) {
                UserId other = asAdministrator(() -> changes.approvers(change)).getFirst().user();
                as(other, () -> changes.approve(change.id(), "").orThrow());
            }
        }

        public String email(String name) {
            return name.toLowerCase(java.util.Locale.ROOT).split(" ")[0] + "@" + unique + ".example";
        }

        /** A token with all scopes of a service account whose approvals count as another person's. */
        public String serviceToken() {
            return tokenOf(add(new NewUser("api@" + unique + ".example", "API", "", Actor.Kind.SERVICE, false, true, null, List.of("Administrator"))));
        }

        /** A token with all scopes of a person, as a command makes it. */
        public String tokenOf(UserId user) {
            return asSystem(() -> tokens.issue(user, "test", EnumSet.allOf(Permission.class), Duration.ofDays(1)).orThrow());
        }
    }
}
