package org.chancery.practice.matters;

import org.chancery.platform.firm.Clockwork;
import org.springframework.stereotype.Component;

/** Looks every few seconds at who was stopped by a wall, and at the end once more. What could not be written stays gathered. */
@Component
class WallStopJob extends Clockwork {

    private final WallStops stops;

    WallStopJob(WallStops stops, WallSettings settings) {
        super("wall-stops", Task.every(settings.stopsEvery(), "write down who was stopped by a wall", stops::flush));
        this.stops = stops;
    }

    @Override
    protected void stopped() {
        stops.flush();
    }
}
