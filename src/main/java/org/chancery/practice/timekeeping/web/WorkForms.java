package org.chancery.practice.timekeeping.web;

import java.util.List;
import java.util.Map;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Users;
import org.chancery.platform.web.Form;
import org.chancery.platform.web.Option;
import org.chancery.platform.web.Posted;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.MatterRef;
import org.chancery.practice.matters.Matters;
import org.chancery.practice.matters.TaskSet;
import org.chancery.practice.timekeeping.Billing;
import org.chancery.practice.timekeeping.CodeKind;
import org.chancery.practice.timekeeping.Codes;
import org.chancery.practice.timekeeping.NewTime;
import org.chancery.practice.timekeeping.TimerDetails;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the forms of work have in common: the matter, the codes, and whose work it is. */
@Component
public class WorkForms {

    private final Matters matters;
    private final Codes codes;
    private final Users users;

    WorkForms(Matters matters, Codes codes, Users users) {
        this.matters = matters;
        this.codes = codes;
        this.users = users;
    }

    /**
     * What a form offers.
     *
     * @param people whose work it may be; empty if only one's own
     */
    public record Offers(List<Option> tasks, List<Option> activities, List<Option> expenses, List<Option> people, List<Option> billing) {}

    Offers offers(@Nullable TaskSet set) {
        return new Offers(codes.tasks(set).stream().map(code -> Option.of(code.code(), code.label())).toList(), options(CodeKind.ACTIVITY), options(CodeKind.EXPENSE),
                people(), List.of(option(Billing.BILLABLE), option(Billing.NO_CHARGE), option(Billing.NON_BILLABLE)));
    }

    List<Option> options(CodeKind kind) {
        return codes.of(kind).stream().map(code -> Option.of(code.code(), code.label())).toList();
    }

    private static Option option(Billing billing) {
        return Option.of(billing.name(), billing.title());
    }

    private List<Option> people() {
        return Actors.current().may(Permission.TIME_RECORD_OTHERS) ? timekeepers() : List.of();
    }

    List<Option> timekeepers() {
        return users.all().stream().filter(user -> user.timekeeper() && user.status().equals("ACTIVE")).map(user -> Option.of(user.id().toString(), user.name())).toList();
    }

    /** The matter that was chosen; without JavaScript, the one that what was typed can only mean. */
    MatterId matter(Posted f) {
        MatterId chosen = matterOrNull(f);
        return chosen == null ? f.id("matterId", MatterId::of) : chosen;
    }

    @Nullable MatterId matterOrNull(Posted f) {
        String typed = f.textOrNull("matterIdText");
        if (f.textOrNull("matterId") != null || typed == null) {
            return f.idOrNull("matterId", MatterId::of);
        }
        List<MatterRef> meant = matters.search(typed, 2);
        if (meant.size() == 1) {
            return meant.getFirst().id();
        }
        f.refuse("matterId", "matter-unknown", meant.isEmpty() ? "There is no such matter." : "This fits several matters; choose one from the list.");
        return MatterId.of("00000000-0000-0000-0000-000000000000");
    }

    /** What stands in the matter's field. */
    String matterText(Form form) {
        String typed = form.text("matterIdText");
        return typed.isEmpty() ? form.id("matterId", MatterId::of).flatMap(matters::ref).map(MatterRef::label).orElse("") : typed;
    }

    @Nullable TaskSet set(@Nullable MatterId id) {
        return id == null ? null : matters.find(id).map(matter -> matter.taskSet()).orElse(null);
    }

    NewTime time(Posted f) {
        return new NewTime(matter(f), f.idOrNull("timekeeperId", UserId::of), f.date("date"), f.minutes("minutes"), f.textOrNull("narrative"),
                f.textOrNull("taskCode"), f.textOrNull("activityCode"), f.constantOrNull("billing", Billing.class), f.flag("submit") ? Boolean.TRUE : null);
    }

    TimerDetails timer(Posted f) {
        return new TimerDetails(matterOrNull(f), f.textOrNull("narrative"), f.textOrNull("taskCode"), f.textOrNull("activityCode"),
                f.constantOrNull("billing", Billing.class));
    }

    /** What every form of work gets. */
    Map<String, Object> model(Form form, @Nullable MatterId matter) {
        return Map.of("form", form, "offers", offers(set(matter)), "matterText", matterText(form));
    }

    static void putIfThere(Map<String, Object> presets, String name, @Nullable Object value) {
        if (value != null) {
            presets.put(name, value);
        }
    }

    /** An address of this site to go back to; "/time" for anything else. */
    static String back(@Nullable String address) {
        return address != null && address.matches("/(?!/)[\\x21-\\x7e]*") && !address.contains("\\") ? address : "/time";
    }
}
