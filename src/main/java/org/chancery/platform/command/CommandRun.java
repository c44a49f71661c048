package org.chancery.platform.command;

import java.io.PrintStream;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.firm.Firms.FirmName;
import org.chancery.platform.identity.Actors;
import org.chancery.platform.identity.Users;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;

/** What a command works with: the rooms' facades, the firms, and where its lines go. */
public final class CommandRun {

    private final BeanFactory rooms;
    private final PrintStream out;
    private final String name;

    CommandRun(BeanFactory rooms, PrintStream out, String name) {
        this.rooms = rooms;
        this.out = out;
        this.name = name;
    }

    /** A room's facade. */
    public <T> T room(Class<T> facade) {
        return rooms.getBean(facade);
    }

    /** Where the command prints its lines, in UTF-8. */
    public PrintStream out() {
        return out;
    }

    /** Every firm of the installation, by name. */
    public List<FirmName> firms() {
        return room(Firms.class).all();
    }

    /**
     * The firm that is meant.
     *
     * @param asked its name or id; null if there is only one
     */
    public FirmName firm(@Nullable String asked) {
        List<FirmName> all = firms();
        List<FirmName> meant = all.stream().filter(firm -> asked == null || firm.name().equalsIgnoreCase(asked) || firm.id().toString().equals(asked)).toList();
        if (meant.size() == 1) {
            return meant.getFirst();
        }
        if (all.isEmpty()) {
            throw new CommandFailure("There is no firm yet: the first page of a started Chancery makes one.");
        }
        throw new CommandFailure(asked == null || meant.size() > 1 ? "There are several firms: say which with --firm." : "There is no firm “" + asked + "”.");
    }

    /** What was done; a refusal ends the command with its reasons. */
    public static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var refusals) -> throw new CommandFailure(refusals.stream().map(Refusal::message).collect(Collectors.joining(" ")));
        };
    }

    /** Does the work in a firm, as the program itself, which has every permission. */
    public <T extends @Nullable Object> T in(UUID firm, Supplier<T> work) {
        return Actors.as(room(Users.class).system(firm), "command " + name, work);
    }
}
