package org.chancery.exchange.demo;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.chancery.platform.command.DemoFirm;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Founding;
import org.chancery.platform.identity.Founding.NewFirm;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Tokens;
import org.chancery.platform.identity.Users;
import org.chancery.platform.identity.Users.NewUser;
import org.chancery.shared.UserId;
import org.springframework.stereotype.Component;

/** Makes Harcourt &amp; Lane LLP: its people and the service account that speaks for it to the API. */
@Component
class HarcourtAndLane implements DemoFirm {

    private static final String PASSWORD = "harcourt-and-lane";
    private static final String FIRST = "eleanor.harcourt@harcourtlane.example";

    private final Founding founding;
    private final Users users;
    private final Tokens tokens;

    HarcourtAndLane(Founding founding, Users users, Tokens tokens) {
        this.founding = founding;
        this.users = users;
        this.tokens = tokens;
    }

    private record Person(String name, String title, boolean timekeeper, String role) {

        String email() {
            return name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@harcourtlane.example";
        }
    }

    private static final List<Person> PEOPLE = List.of(
            new Person("Marcus Lane", "Partner", true, "Partner"),
            new Person("Priya Raman", "Senior associate", true, "Associate"),
            new Person("Tom Okafor", "Associate", true, "Associate"),
            new Person("Grace Lindqvist", "Associate", true, "Associate"),
            new Person("Dana Whitfield", "Paralegal", true, "Paralegal"),
            new Person("Ruth Abramson", "Bookkeeper", false, "Bookkeeper"),
            new Person("Helen Moss", "Office manager", false, "Office manager"));

    @Override
    public Loaded load() {
        var founded = founding.found(new NewFirm("Harcourt & Lane LLP", "us-ca", "America/Los_Angeles", "en-US", "USD", "Eleanor Harcourt", FIRST, PASSWORD))
                .orThrow();
        Actor first = users.actor(founded.firm(), founded.firstUser()).orElseThrow();
        return Actors.as(first, "demo", this::people);
    }

    private Loaded people() {
        List<Login> logins = new java.util.ArrayList<>(List.of(new Login(FIRST, PASSWORD, "Administrator")));
        for (Person person : PEOPLE) {
            users.add(new NewUser(person.email(), person.name(), person.title(), Actor.Kind.PERSON, person.timekeeper(), false, PASSWORD, List.of(person.role())))
                    .orThrow();
            logins.add(new Login(person.email(), PASSWORD, person.role()));
        }
        UserId service = users.add(new NewUser("api@harcourtlane.example", "API", "", Actor.Kind.SERVICE, false, true, null, List.of("Administrator"))).orThrow();
        String token = tokens.issue(service, "Demo", EnumSet.allOf(Permission.class), Duration.ofDays(3650)).orThrow();
        return new Loaded(logins, token);
    }
}
