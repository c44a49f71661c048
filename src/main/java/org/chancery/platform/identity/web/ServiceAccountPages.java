package org.chancery.platform.identity.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chancery.platform.identity.Actor;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.PermissionChanges;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.identity.Tokens;
import org.chancery.platform.identity.Tokens.Status;
import org.chancery.platform.identity.Tokens.TokenView;
import org.chancery.platform.identity.Users;
import org.chancery.platform.identity.Users.NewUser;
import org.chancery.platform.identity.Users.UserView;
import org.chancery.platform.web.Flash;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Pages;
import org.chancery.platform.web.Posted;
import org.chancery.shared.Outcome;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The programs that act in the firm in their own names. Their roles, and the end of their access, are on their own pages, as a person's are. */
@Controller
public class ServiceAccountPages {

    private static final String HOME = "/people/service-accounts";

    private final Users users;
    private final Tokens tokens;
    private final PermissionChanges changes;

    ServiceAccountPages(Users users, Tokens tokens, PermissionChanges changes) {
        this.users = users;
        this.tokens = tokens;
        this.changes = changes;
    }

    /**
     * A service account in the list.
     *
     * @param active     how many of its tokens work
     * @param lastUsedAt when a program last showed one of them; null for never
     * @param waits      whether roles that were asked for it wait for another person's approval
     */
    public record Account(UserView user, long active, @Nullable Instant lastUsedAt, boolean waits) {}

    @GetMapping(HOME)
    @Requires(Permission.PEOPLE_MANAGE)
    ModelAndView list() {
        return page(Form.blank());
    }

    @PostMapping(HOME)
    @Requires(Permission.PEOPLE_MANAGE)
    ModelAndView add(Posted posted) {
        Outcome<UserId> added = posted.read(f -> new Asked(new NewUser(f.text("email"), f.text("name"), "", Actor.Kind.SERVICE, false, false, null, f.all("roles")), f.text("reason")))
                .flatMap(asked -> users.add(asked.account(), asked.reason()));
        return Pages.answer(added, _ -> HOME, this::said, posted, this::page);
    }

    private record Asked(NewUser account, String reason) {}

    private Flash said(UserId account) {
        return changes.waitingFor(account.value()).isEmpty() ? Flash.done("Added. Issue it a token under API tokens.")
                : Flash.warning("Added. Its roles wait for another person's approval; until then it may do nothing.");
    }

    private ModelAndView page(Form form) {
        List<TokenView> all = tokens.all();
        List<Account> accounts = users.all().stream().filter(user -> user.kind() == Actor.Kind.SERVICE).map(user -> account(user, all)).toList();
        return new ModelAndView("platform/identity/service-accounts", Map.of("accounts", accounts, "form", form, "roles", users.roles()));
    }

    private Account account(UserView user, List<TokenView> all) {
        List<TokenView> own = all.stream().filter(token -> token.user().equals(user.id())).toList();
        Instant last = own.stream().map(TokenView::lastUsedAt).filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null);
        return new Account(user, own.stream().filter(token -> token.status() == Status.ACTIVE).count(), last, !changes.waitingFor(user.id().value()).isEmpty());
    }
}
