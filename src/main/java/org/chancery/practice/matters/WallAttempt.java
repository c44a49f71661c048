package org.chancery.practice.matters;

import java.time.Instant;

/** Somebody asked for a matter and was stopped by its wall; one a day and person. */
public record WallAttempt(String name, Instant at) {}
