package org.chancery.platform.setup;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chancery.platform.identity.Permission;
import org.chancery.platform.identity.Requires;
import org.chancery.platform.web.FirstStep;
import org.chancery.shared.Id;
import org.chancery.shared.Outcome;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The first steps of a new firm. Whether one is done is read from the firm's own data each time, so there is nothing to keep in step: it can be left
 * at any point and taken up later, by anybody. What no data can show, or what the firm does not need, a person ticks.
 */
@Service
public class FirstSteps {

    private final JdbcClient jdbc;
    private final List<FirstStep> steps;

    FirstSteps(JdbcClient jdbc, List<FirstStep> steps) {
        this.jdbc = jdbc;
        this.steps = steps.stream().sorted(Comparator.comparingInt(FirstStep::order)).toList();
    }

    /**
     * A step as it stands.
     *
     * @param shown    the firm's data shows that it is done
     * @param tickedBy who said that it is done or not needed; empty if nobody did
     */
    public record Standing(FirstStep step, boolean shown, Optional<String> tickedBy) {

        public boolean done() {
            return shown || tickedBy.isPresent();
        }
    }

    /** All of them, in their order. */
    @Requires(Permission.FIRM_MANAGE)
    @Transactional(readOnly = true)
    public List<Standing> all() {
        Map<String, String> ticks = new HashMap<>();
        jdbc.sql("select t.step, u.name from platform.first_step_tick t join platform.app_user u on u.firm_id = t.firm_id and u.id = t.ticked_by")
                .query(row -> {
                    ticks.put(row.getString("step"), row.getString("name"));
                });
        Map<String, Boolean> shown = shown();
        return steps.stream().map(step -> new Standing(step, shown.getOrDefault(step.key(), false), Optional.ofNullable(ticks.get(step.key())))).toList();
    }

    private Map<String, Boolean> shown() {
        String questions = steps.stream().filter(step -> step.evidence() != null).map(step -> "select '" + step.key() + "' as step, " + step.evidence() + " as done")
                .collect(Collectors.joining("\nunion all\n"));
        return questions.isEmpty() ? Map.of()
                : jdbc.sql(questions).query((row, n) -> Map.entry(row.getString("step"), row.getBoolean("done"))).stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Says that a step is done, or is not needed; {@code not-found} if there is none of this key. Said twice it is said once. */
    @Requires(Permission.FIRM_MANAGE)
    @Transactional
    public Outcome<FirstStep> tick(String key) {
        return step(key).map(step -> {
            jdbc.sql("insert into platform.first_step_tick (id, step) values (:id, :step) on conflict (firm_id, step) do nothing").param("id", Id.next()).param("step", key).update();
            return Outcome.done(step);
        }).orElseGet(FirstSteps::unknown);
    }

    /** Takes that back. */
    @Requires(Permission.FIRM_MANAGE)
    @Transactional
    public Outcome<FirstStep> untick(String key) {
        return step(key).map(step -> {
            jdbc.sql("delete from platform.first_step_tick where step = :step").param("step", key).update();
            return Outcome.done(step);
        }).orElseGet(FirstSteps::unknown);
    }

    private Optional<FirstStep> step(String key) {
        return steps.stream().filter(step -> step.key().equals(key)).findFirst();
    }

    private static Outcome<FirstStep> unknown() {
        return Outcome.refused("not-found", "There is no such step.");
    }
}
