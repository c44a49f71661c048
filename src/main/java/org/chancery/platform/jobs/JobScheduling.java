package org.chancery.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Says which run is due, and lets this node work on what is. A run is scheduled in the transaction that starts it. Of several nodes one takes a run; if it dies, its
 * heartbeat stops and another takes over. Starts last and stops first, and can be started again.
 */
@Component
class JobScheduling implements SmartLifecycle {

    static final String TABLE = "platform.scheduled_task";
    static final String RUN = "job-";
    private static final String AGAIN = "every-";
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Duration LAST_ITEM = Duration.ofSeconds(3);
    /** db-scheduler takes no fewer. */
    private static final int MISSED_HEARTBEATS = 4;

    private final DataSource dataSource;
    private final JobSettings settings;
    private final JobTypes types;
    private final RunWorker worker;
    private final Recurrences recurrences;
    private final ObjectProvider<Recurring> recurring;
    private final SchedulerClient client;
    private volatile @Nullable Scheduler running;

    JobScheduling(DataSource dataSource, JobSettings settings, JobTypes types, RunWorker worker, Recurrences recurrences, ObjectProvider<Recurring> recurring) {
        // Within a transaction it writes in that transaction.
        this.dataSource = new TransactionAwareDataSourceProxy(dataSource);
        this.settings = settings;
        this.types = types;
        this.worker = worker;
        this.recurrences = recurrences;
        this.recurring = recurring;
        this.client = SchedulerClient.Builder.create(this.dataSource).tableName(TABLE).build();
    }

    /** Makes a run due now: each turn of it once. */
    void schedule(String job, UUID firm, RunId run, int turn) {
        client.scheduleIfNotExists(new TaskInstance<>(RUN + job, new RunWorker.Assignment(firm, run, turn).toString()), Instant.now());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                Scheduler here = running;
                if (here != null) {
                    here.triggerCheckForDueExecutions();
                }
            }
        });
    }

    /** A node that works on runs. */
    SchedulerBuilder node(String name) {
        List<Task<?>> tasks = new ArrayList<>(types.all().keySet().stream().map(this::task).toList());
        return Scheduler.create(dataSource, tasks).tableName(TABLE).schedulerName(new SchedulerName.Fixed(name)).threads(settings.threads())
                .pollingInterval(settings.pollEvery()).heartbeatInterval(settings.heartbeatEvery()).missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .pollUsingLockAndFetch(0.5, 1.0).shutdownMaxWait(LAST_ITEM);
    }

    private Task<?> task(String job) {
        return Tasks.custom(RUN + job, Void.class).onDeadExecutionRevive()
                .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(settings.firstPause()))
                .execute(this::work);
    }

    private CompletionHandler<Void> work(TaskInstance<Void> instance, ExecutionContext context) {
        Instant again = worker.work(RunWorker.Assignment.of(instance.getId()), () -> context.getSchedulerState().isShuttingDown()).orElse(null);
        return again == null ? new CompletionHandler.OnCompleteRemove<>() : (complete, operations) -> operations.reschedule(complete, again);
    }

    private List<RecurringTask<Void>> recurringTasks() {
        return recurring.orderedStream().filter(each -> each.every().isPositive())
                .map(each -> Tasks.recurring(AGAIN + each.name(), FixedDelay.of(each.every())).execute((_, _) -> recurrences.run(each))).toList();
    }

    @Override
    public synchronized void start() {
        if (running == null && settings.threads() > 0) {
            Scheduler made = node("chancery-" + UUID.randomUUID()).startTasks(recurringTasks()).build();
            made.start();
            running = made;
        }
    }

    @Override
    public synchronized void stop() {
        Scheduler here = running;
        running = null;
        if (here != null) {
            end(here);
        }
    }

    /** It would wait for a database that is gone already. */
    private static void end(Scheduler here) {
        Thread ending = Thread.ofPlatform().name("jobs-end").daemon().start(here::stop);
        try {
            ending.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
