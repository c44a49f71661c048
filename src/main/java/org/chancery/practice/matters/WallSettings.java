package org.chancery.practice.matters;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code chancery.walls.*}.
 *
 * @param stopsEvery    how often it is written down who asked for what a wall hides; 0s for never, then it is gathered until somebody writes it
 * @param stopsBuffered how many requests are gathered at the most until then; what finds no place is not looked at
 */
@ConfigurationProperties("chancery.walls")
record WallSettings(@DefaultValue("5s") Duration stopsEvery, @DefaultValue("10000") int stopsBuffered) {}
