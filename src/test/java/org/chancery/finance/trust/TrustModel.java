package org.chancery.finance.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Client money in its simplest words: a list of moves, and what may be added to it. What the database answers is held against it. */
final class TrustModel {

    static final int DAYS = 40;

    /** What a person does. Entries are named by the order in which they were accepted. */
    sealed interface Command {
        record Receive(int matter, int amount, int day, @Nullable Integer clearsAfter) implements Command {}
        record Disburse(int matter, int amount, int day) implements Command {}
        record Transfer(int from, int to, int amount, int day) implements Command {}
        record Clear(int entry, int day) implements Command {}
        record Void(int entry, int day) implements Command {}
    }

    /** A move on a ledger; {@code pair} is the other leg of a transfer, {@code voids} what it takes back. */
    record Move(int matter, int day, int amount, @Nullable Integer available, @Nullable Integer pair, @Nullable Integer voids) {
        Move clearedOn(int onDay) {
            return new Move(matter, day, amount, onDay, pair, voids);
        }
    }

    private final List<Move> moves = new ArrayList<>();

    List<Move> moves() {
        return List.copyOf(moves);
    }

    /** Carries the command out if the rules allow it. */
    boolean apply(Command command) {
        List<Move> after = new ArrayList<>(moves);
        boolean possible = switch (command) {
            case Command.Receive r -> after.add(new Move(r.matter(), r.day(), r.amount(), r.clearsAfter() == null ? null : r.day() + r.clearsAfter(), null, null));
            case Command.Disburse d -> after.add(new Move(d.matter(), d.day(), -d.amount(), d.day(), null, null));
            case Command.Transfer t -> t.from() != t.to() && after.add(new Move(t.from(), t.day(), -t.amount(), t.day(), moves.size() + 1, null))
                    && after.add(new Move(t.to(), t.day(), t.amount(), t.day(), moves.size(), null));
            case Command.Clear c -> clear(after, c);
            case Command.Void v -> voidEntry(after, v);
        };
        if (!possible || !sound(after)) {
            return false;
        }
        moves.clear();
        moves.addAll(after);
        return true;
    }

    private boolean voided(int entry) {
        return moves.stream().anyMatch(move -> Integer.valueOf(entry).equals(move.voids()));
    }

    private boolean clear(List<Move> after, Command.Clear command) {
        Move move = moves.get(command.entry());
        if (move.voids() != null || voided(command.entry()) || move.available() != null || command.day() < move.day()) {
            return false;
        }
        after.set(command.entry(), move.clearedOn(command.day()));
        return true;
    }

    private boolean voidEntry(List<Move> after, Command.Void command) {
        Move move = moves.get(command.entry());
        if (move.voids() != null || voided(command.entry()) || command.day() < move.day()) {
            return false;
        }
        after.add(mirror(command.entry(), command.day()));
        if (move.pair() != null) {
            after.add(mirror(move.pair(), command.day()));
        }
        return true;
    }

    private Move mirror(int entry, int day) {
        Move move = moves.get(entry);
        return new Move(move.matter(), day, -move.amount(), move.available() == null ? null : Math.max(day, move.available()), null, entry);
    }

    static boolean sound(List<Move> moves) {
        return moves.stream().map(Move::matter).distinct().allMatch(matter ->
                IntStream.range(0, DAYS).allMatch(day -> book(moves, matter, day) >= 0 && cleared(moves, matter, day) >= 0));
    }

    static int book(List<Move> moves, int matter, int day) {
        return moves.stream().filter(m -> m.matter() == matter && m.day() <= day).mapToInt(Move::amount).sum();
    }

    static int cleared(List<Move> moves, int matter, int day) {
        return moves.stream().filter(m -> m.matter() == matter && m.available() != null && m.available() <= day).mapToInt(Move::amount).sum();
    }
}
