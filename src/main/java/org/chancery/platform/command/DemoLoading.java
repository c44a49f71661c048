package org.chancery.platform.command;

import org.chancery.platform.firm.Firms;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/** Makes the demo firm before the first page can be asked for. */
final class DemoLoading implements SmartLifecycle {

    /** Before the web server, which starts at {@code DEFAULT_PHASE - 2048}. */
    private static final int PHASE = DEFAULT_PHASE - 4096;

    private final ObjectProvider<DemoFirm> demo;
    private final ObjectProvider<Firms> firms;
    private final DemoNotes notes;
    private final DemoSize size;
    private volatile boolean running;

    DemoLoading(ObjectProvider<DemoFirm> demo, ObjectProvider<Firms> firms, DemoNotes notes, DemoSize size) {
        this.size = size;
        this.demo = demo;
        this.firms = firms;
        this.notes = notes;
    }

    @Override
    public void start() {
        running = true;
        if (!notes.written()) {
            if (!firms.getObject().all().isEmpty()) {
                throw new CommandFailure("The database already holds a firm: the demo needs an empty one.");
            }
            notes.write(demo.getObject().load(size, line -> System.err.println(line)), size);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
