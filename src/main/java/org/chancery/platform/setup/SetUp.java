package org.chancery.platform.setup;

import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chancery.platform.firm.Firms;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.Row;
import org.chancery.platform.web.SetUpStep;
import org.chancery.shared.Id;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The guided setting-up: the steps in their order, and where the firm is in it, whoever goes on with it. */
@Service
public class SetUp {

    /** After the last step: what was done, and what is left. */
    public static final String DONE = "done";

    private final JdbcClient jdbc;
    private final Firms firms;
    private final List<SetUpStep> steps;

    SetUp(JdbcClient jdbc, Firms firms, List<SetUpStep> steps) {
        this.jdbc = jdbc;
        this.firms = firms;
        this.steps = steps.stream().sorted(Comparator.comparingInt(SetUpStep::order)).toList();
    }

    /** How far it is. @param step the key of the one where it goes on, or {@link #DONE}; a known one @param begun whether anybody has taken a step yet */
    public record Place(String step, boolean begun, boolean finished) {}

    public List<SetUpStep> steps() {
        return steps;
    }

    public Optional<SetUpStep> step(String key) {
        return steps.stream().filter(step -> step.key().equals(key)).findFirst();
    }

    /** The number of a step, from 1; one more than there are for {@link #DONE}. */
    public int number(String key) {
        return step(key).map(steps::indexOf).orElse(steps.size()) + 1;
    }

    /** The key of the step after one. */
    public String after(String key) {
        int number = number(key);
        return number >= steps.size() ? DONE : steps.get(number).key();
    }

    /** The key of the step before one; the first is before itself. */
    public String before(String key) {
        return steps.get(Math.max(0, number(key) - 2)).key();
    }

    @Requires(Permission.FIRM_MANAGE)
    @Transactional(readOnly = true)
    public Place place() {
        String first = steps.getFirst().key();
        return jdbc.sql("select step, finished_at is not null as finished from platform.set_up")
                .query(Row.mapping(row -> new Place(step(row.text("step")).isPresent() || row.text("step").equals(DONE) ? row.text("step") : first, true, row.flag("finished"))))
                .optional().orElse(new Place(first, false, false));
    }

    /** Goes on at a step, for everybody who sets the firm up. */
    @Requires(Permission.FIRM_MANAGE)
    @Transactional
    public void goTo(String step) {
        write(step, false);
    }

    /** Ends it; what was skipped stays among the first steps, and it can be taken again. */
    @Requires(Permission.FIRM_MANAGE)
    @Transactional
    public void finish() {
        write(DONE, true);
    }

    private void write(String step, boolean finished) {
        jdbc.sql("""
                insert into platform.set_up (id, step, finished_at, moved_at) values (:id, :step, case when :finished then :now::timestamptz end, :now)
                on conflict (firm_id) do update set step = excluded.step, finished_at = excluded.finished_at, moved_by = platform.current_user_id(), moved_at = excluded.moved_at
                where set_up.step <> excluded.step or (set_up.finished_at is null) <> (excluded.finished_at is null)""")
                .param("id", Id.next()).param("step", step).param("finished", finished).param("now", firms.now().atOffset(ZoneOffset.UTC)).update();
    }
}
