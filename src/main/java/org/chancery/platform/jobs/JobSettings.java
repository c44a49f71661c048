package org.chancery.platform.jobs;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code chancery.jobs.*}.
 *
 * @param threads        how many runs go on at once on one node
 * @param pollEvery      how often a node looks for runs that are due; those started on it begin at once
 * @param heartbeatEvery how often a node says that it still works on its runs; after four that are missing another node takes them over
 * @param turn           how long a run goes on before others that wait have their turn
 * @param tries          how often an item, or the planning of a run, is tried
 * @param firstPause     the pause before the second try; each doubles
 * @param mostItems      the most items that one run may have
 */
@ConfigurationProperties("chancery.jobs")
record JobSettings(@DefaultValue("4") int threads, @DefaultValue("5s") Duration pollEvery, @DefaultValue("15s") Duration heartbeatEvery, @DefaultValue("30s") Duration turn,
        @DefaultValue("5") int tries, @DefaultValue("10s") Duration firstPause, @DefaultValue("100000") int mostItems) {

    /** The pause after so many tries in vain; never more than an hour. */
    Duration pauseAfter(int failures) {
        Duration pause = firstPause.multipliedBy(1L << Math.min(Math.max(failures - 1, 0), 20));
        return pause.compareTo(Duration.ofHours(1)) > 0 ? Duration.ofHours(1) : pause;
    }
}
