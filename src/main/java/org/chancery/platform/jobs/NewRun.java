package org.chancery.platform.jobs;

import java.util.Map;

/**
 * A run to be started.
 *
 * @param job        the name of a {@link Job}
 * @param subject    what it is about, in one line without anything that a wall may hide: {@code Bills through 30 Nov 2026}
 * @param parameters for the job, small and flat
 */
public record NewRun(String job, String subject, Map<String, String> parameters) {

    public NewRun {
        parameters = Map.copyOf(parameters);
    }
}
