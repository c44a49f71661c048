package org.chancery.platform.inbox;

import org.chancery.platform.identity.Permission;
import org.chancery.platform.jobs.RunEvent;
import org.chancery.platform.jobs.RunId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A run of a job that fails, or leaves something behind, reaches whomever its kind concerns. */
@Component
class RunItems {

    private static final String KIND = "job";

    private final Inbox inbox;

    RunItems(Inbox inbox) {
        this.inbox = inbox;
    }

    @EventListener
    void failed(RunEvent.RunFailed failed) {
        ask(failed.run(), "%s failed: %s".formatted(failed.title(), failed.subject()), failed.concerns());
    }

    @EventListener
    void done(RunEvent.RunDone done) {
        if (done.parked() > 0) {
            ask(done.run(), "%s left %,d parked: %s".formatted(done.title(), done.parked(), done.subject()), done.concerns());
        }
    }

    @EventListener
    void resumed(RunEvent.RunResumed resumed) {
        inbox.settle(KIND, resumed.run());
    }

    private void ask(RunId run, String subject, Permission concerns) {
        inbox.ask(Ask.of(KIND, run, subject, "/jobs/" + run).to(concerns).within(1).doneByHand());
    }
}
