package org.chancery.platform.firm;

/**
 * What stands on the firm's place and currency once it is there, so that they stay. A room declares its own as a bean, and refuses the change in the
 * database by the same condition.
 *
 * @param evidence an SQL condition that is true from then on, whatever a wall hides from the person who asks
 */
public record PlaceUse(String evidence) {}
