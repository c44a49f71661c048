package org.chancery.practice.matters;

import java.time.Instant;
import java.util.List;

/**
 * A group of people whom walls name together.
 *
 * @param people    who is in it now
 * @param walls     how many standing walls name it
 * @param dissolved it is kept for the record, and no wall can name it any more
 */
public record GroupView(GroupId id, String name, String purpose, List<WallView.Person> people, int walls, String madeBy, Instant madeAt, boolean dissolved) {}
