package org.chancery.platform.identity;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.chancery.platform.identity.Users.NewUser;
import org.chancery.platform.identity.Users.UserView;
import org.chancery.shared.Id;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whom a directory of the firm stands for: known by its subject, or by a verified e-mail address the first time; else added then and there with the
 * roles of the directory's groups. The roles of who was added so follow the groups at every sign-in; those of others are Chancery's own word.
 * Acts as the program itself, and what it
 * gives is looked over by somebody afterwards.
 */
@Service
class DirectoryPeople {

    private final JdbcClient jdbc;
    private final Users users;
    private final PermissionAsking asking;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    DirectoryPeople(JdbcClient jdbc, Users users, PermissionAsking asking, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.users = users;
        this.asking = asking;
        this.clock = clock;
        this.events = events;
    }

    /** What a directory says of somebody, from a token that it signed. @param directory which one */
    record Claims(DirectorySettings directory, String subject, @Nullable String email, boolean emailVerified, @Nullable String name, Collection<String> groups) {}

    private record Known(UserId user, boolean provisioned) {}

    /** Refused: {@code directory-email}, {@code directory-group}, {@code directory-left}, {@code directory-other}, {@code directory-roles}. */
    @Transactional
    public Outcome<UserId> resolve(Claims claims) {
        String email = claims.email() == null ? "" : claims.email().strip().toLowerCase(Locale.ROOT);
        Known known = known(claims).orElse(null);
        if (known != null) {
            return present(known.user()).flatMap(person -> known.provisioned() ? followGroups(person, claims) : Outcome.done(person.id()));
        }
        if (email.isEmpty() || !claims.emailVerified()) {
            return refused("directory-email", "Your directory gives no e-mail address that it has verified, so Chancery cannot tell who you are. Ask who runs the directory.");
        }
        UserView person = users.all().stream().filter(each -> each.email().equals(email) && each.kind() == Actor.Kind.PERSON).findFirst().orElse(null);
        return person == null ? add(claims, email) : present(person.id()).flatMap(here -> linkFirst(here, claims));
    }

    private static <T> Outcome<T> refused(String code, String message) {
        return Outcome.refused(Refusal.of(code, message));
    }

    private Optional<Known> known(Claims claims) {
        return jdbc.sql("select user_id, provisioned from platform.oidc_identity where issuer = :issuer and subject = :subject")
                .param("issuer", claims.directory().issuer()).param("subject", claims.subject())
                .query((row, n) -> new Known(new UserId(row.getObject("user_id", UUID.class)), row.getBoolean("provisioned"))).optional();
    }

    private Outcome<UserView> present(UserId user) {
        return users.find(user).filter(person -> person.status().equals("ACTIVE")).map(Outcome::done)
                .orElseGet(() -> refused("directory-left", "Your access to Chancery has ended. If you have come back, an administrator must add you again."));
    }

    /** An address may be given to somebody new: whoever had it before keeps the account. */
    private Outcome<UserId> linkFirst(UserView person, Claims claims) {
        boolean another = jdbc.sql("select exists (select from platform.oidc_identity where issuer = :issuer and user_id = :user)")
                .param("issuer", claims.directory().issuer()).param("user", person.id().value()).query(Boolean.class).single();
        return another ? refused("directory-other", "This e-mail address belongs to another account of your directory here. Ask an administrator.")
                : Outcome.done(link(person.id(), claims, false));
    }

    private Set<String> roles(Claims claims) {
        var roles = new TreeSet<String>();
        claims.groups().forEach(group -> roles.addAll(claims.directory().roles().getOrDefault(group, List.of())));
        return roles;
    }

    private static Outcome<UserId> noGroup() {
        return refused("directory-group", "You are in none of the groups of your directory that may use Chancery. Ask an administrator of your firm.");
    }

    private Outcome<UserId> add(Claims claims, String email) {
        Set<String> roles = roles(claims);
        if (roles.isEmpty()) {
            return noGroup();
        }
        String name = claims.name() == null || claims.name().isBlank() ? email.substring(0, email.indexOf('@')) : claims.name().strip();
        boolean timekeeper = claims.groups().stream().anyMatch(claims.directory().timekeeperGroups()::contains);
        var person = new NewUser(email, name, "", Actor.Kind.PERSON, timekeeper, false, null, List.copyOf(roles));
        var refusals = NewUserRules.refusals(person, users.roleNames());
        if (!refusals.isEmpty()) {
            return refused("directory-roles", "Chancery does not understand what your directory says of you: " + refusals.getFirst().message());
        }
        UserId id = UserId.next();
        return users.insert(id, withoutRoles(person), "").flatMap(_ -> {
            link(id, claims, true);
            events.publishEvent(new AccountEvent.PersonProvisioned(id, name, String.join(", ", roles)));
            return give(id, name, roles);
        });
    }

    /** The database lets the program give roles at once to whom the directory brought, who must therefore be known as such first. */
    private static NewUser withoutRoles(NewUser person) {
        return new NewUser(person.email(), person.name(), person.title(), person.kind(), person.timekeeper(), false, null, List.of());
    }

    private Outcome<UserId> give(UserId user, String name, Set<String> roles) {
        return asking.person(user, name, List.copyOf(roles), "The groups of the firm's directory").map(_ -> user);
    }

    private Outcome<UserId> followGroups(UserView person, Claims claims) {
        Set<String> roles = roles(claims);
        if (roles.isEmpty()) {
            return noGroup();
        }
        if (!users.roleNames().containsAll(roles)) {
            return refused("directory-roles", "A group of the directory stands for a role that is not there.");
        }
        // The directory knows no offices: what was given for one of them here stays as it is.
        Set<String> wanted = new TreeSet<>(roles);
        person.roles().stream().filter(role -> OfficeGrant.of(role).isOfOneOffice()).forEach(wanted::add);
        return wanted.equals(Set.copyOf(person.roles())) ? Outcome.done(person.id()) : give(person.id(), person.name(), wanted);
    }

    private UserId link(UserId user, Claims claims, boolean provisioned) {
        jdbc.sql("insert into platform.oidc_identity (id, user_id, issuer, subject, provisioned, created_at) values (:id, :user, :issuer, :subject, :provisioned, :now)")
                .param("id", Id.next()).param("user", user.value()).param("issuer", claims.directory().issuer()).param("subject", claims.subject())
                .param("provisioned", provisioned).param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)).update();
        return user;
    }
}
