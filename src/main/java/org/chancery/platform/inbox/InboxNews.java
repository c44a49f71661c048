package org.chancery.platform.inbox;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes those who watch a firm's inbox on this node as soon as a change of it is committed here; what another node commits they see at their next look. */
@Component
class InboxNews {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<UUID, Long> changes = new ConcurrentHashMap<>();

    /** To be told once the running transaction has committed. */
    void afterCommit(UUID firm) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                tell(firm);
            }
        });
    }

    private void tell(UUID firm) {
        lock.lock();
        try {
            changes.merge(firm, 1L, Long::sum);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** How often something has changed in the firm's inbox. */
    long changes(UUID firm) {
        return changes.getOrDefault(firm, 0L);
    }

    /** Waits until there were more changes than these, and never longer than this. */
    void await(UUID firm, long seen, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (changes(firm) == seen && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** In milliseconds: changes that follow at once are told together. */
    static void gather() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(200);
    }
}
