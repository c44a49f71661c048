package org.chancery.platform.jobs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chancery.platform.identity.Actor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The kinds of jobs that rooms declare, by name. Asked for late, since a job may need the facade that starts it. */
@Component
class JobTypes {

    private final SingletonSupplier<Map<String, Job>> byName;

    JobTypes(ObjectProvider<Job> jobs) {
        byName = SingletonSupplier.of(() -> jobs.orderedStream().collect(Collectors.toUnmodifiableMap(Job::name, Function.identity())));
    }

    Map<String, Job> all() {
        return byName.obtain();
    }

    Optional<Job> find(String name) {
        return Optional.ofNullable(all().get(name));
    }

    /** What people call it; the name itself if no room knows it any more. */
    String title(String name) {
        return find(name).map(Job::title).orElse(name);
    }

    /** The names of those whose failures this person is told of. */
    List<String> concerning(Actor actor) {
        return all().values().stream().filter(job -> actor.may(job.concerns())).map(Job::name).toList();
    }
}
