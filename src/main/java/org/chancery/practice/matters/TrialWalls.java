package org.chancery.practice.matters;

import java.util.List;
import org.chancery.platform.firm.Firms;
import org.chancery.shared.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Raises a wall to see whether it holds. It never stands for anybody else: the caller's transaction can only be taken back afterwards. */
@Service
public class TrialWalls {

    private final WallStore store;
    private final Firms firms;

    TrialWalls(WallStore store, Firms firms) {
        this.store = store;
        this.firms = firms;
    }

    /**
     * Raises it in the current transaction, in place of one like it that stands, and gives that transaction up.
     *
     * @param keptOut whom it is to keep out: named by an exclusionary wall, the one who is not named by an inclusionary one
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void raise(WallScope scope, WallKind kind, UserId keptOut) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        standing(scope).stream().filter(wall -> wall.stands() && wall.kind() == kind && wall.scope().equals(scope)).forEach(wall -> store.lift(wall.id(), "Trial", firms.now()));
        List<UserId> named = kind == WallKind.EXCLUSIONARY ? List.of(keptOut) : List.of();
        store.insert(WallId.next(), new RaiseWall(scope, kind, "Trial", WallNames.of(named), true), firms.now());
    }

    private List<WallView> standing(WallScope scope) {
        return switch (scope) {
            case WallScope.OfMatter(var id) -> store.of(id);
            case WallScope.OfClient(var id) -> store.of(id);
        };
    }
}
