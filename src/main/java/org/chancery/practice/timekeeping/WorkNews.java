package org.chancery.practice.timekeeping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.chancery.practice.matters.MatterId;
import org.chancery.shared.UserId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Publishes what became of work: time in one event for each matter and timekeeper, so that a week is a line of the timeline; each expense by itself. */
@Component
class WorkNews {

    private final ApplicationEventPublisher events;

    WorkNews(ApplicationEventPublisher events) {
        this.events = events;
    }

    void tell(WorkStep step, WorkKind kind, List<WorkPiece> pieces) {
        switch (kind) {
            case TIME -> time(step, pieces);
            case EXPENSE -> pieces.forEach(piece -> events.publishEvent(expense(step, piece)));
        }
    }

    private void time(WorkStep step, List<WorkPiece> pieces) {
        record Group(MatterId matter, UserId timekeeper) {}
        Map<Group, List<WorkPiece>> groups = pieces.stream()
                .collect(Collectors.groupingBy(piece -> new Group(piece.matter(), piece.owner()), LinkedHashMap::new, Collectors.toList()));
        groups.forEach((group, members) -> {
            var ids = members.stream().map(piece -> new TimeEntryId(piece.id())).toList();
            int minutes = members.stream().mapToInt(WorkPiece::minutes).sum();
            events.publishEvent(switch (step) {
                case WorkStep.Submit() -> new TimeSubmitted(group.matter(), group.timekeeper(), ids, minutes);
                case WorkStep.Approve() -> new TimeApproved(group.matter(), group.timekeeper(), ids, minutes);
                case WorkStep.Return(var reason) -> new TimeReturned(group.matter(), group.timekeeper(), ids, minutes, reason);
            });
        });
    }

    private static Object expense(WorkStep step, WorkPiece piece) {
        var id = new ExpenseId(piece.id());
        var kind = Objects.requireNonNull(piece.kind());
        return switch (step) {
            case WorkStep.Submit() -> new ExpenseSubmitted(id, piece.matter(), piece.date(), kind, piece.code(), piece.amount(), piece.narrative());
            case WorkStep.Approve() -> new ExpenseApproved(id, piece.matter(), piece.date(), kind, piece.code(), piece.amount(), piece.narrative());
            case WorkStep.Return(_) -> new ExpenseReturned(id, piece.matter(), piece.date(), kind, piece.code(), piece.amount(), piece.narrative());
        };
    }
}
