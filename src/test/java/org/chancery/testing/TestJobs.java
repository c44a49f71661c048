package org.chancery.testing;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.jobs.Job;
import org.chancery.platform.jobs.Jobs;
import org.chancery.platform.jobs.NewRun;
import org.chancery.platform.jobs.RunId;
import org.chancery.shared.Outcome;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** A job whose items do what a test says: {@code jobs.start("Ten letters", items, item -> Outcome.done(""))}. */
@TestComponent
public class TestJobs implements Job {

    public static final String NAME = "test-letters";

    /** What a run of a test consists of. */
    public record Script(Supplier<List<Item>> plan, Function<Item, Outcome<String>> work) {}

    private static final Map<String, Script> SCRIPTS = new ConcurrentHashMap<>();

    private final ApplicationContext context;

    TestJobs(ApplicationContext context) {
        this.context = context;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return "Letters";
    }

    @Override
    public Permission concerns() {
        return Permission.BILLING_ISSUE;
    }

    /** A run that another program began is not ours to know. */
    @Override
    public List<Item> plan(Map<String, String> parameters) {
        return script(parameters).plan().get();
    }

    @Override
    public Outcome<String> work(Item item, Map<String, String> parameters) {
        return script(parameters).work().apply(item);
    }

    private static Script script(Map<String, String> parameters) {
        return SCRIPTS.getOrDefault(String.valueOf(parameters.get("script")), new Script(List::of, _ -> Outcome.done("")));
    }

    /** Starts a run as who acts. */
    public RunId start(String subject, List<Item> items, Function<Item, Outcome<String>> work) {
        return start(subject, new Script(() -> items, work));
    }

    public RunId start(String subject, Script script) {
        return start(subject, script, _ -> {});
    }

    /** @param more what happens in the transaction that starts the run */
    public RunId start(String subject, Script script, java.util.function.Consumer<RunId> more) {
        String name = UUID.randomUUID().toString();
        SCRIPTS.put(name, script);
        return context.getBean(TransactionTemplate.class).execute(_ -> {
            RunId id = context.getBean(Jobs.class).start(new NewRun(NAME, subject, Map.of("script", name)));
            more.accept(id);
            return id;
        });
    }
}
