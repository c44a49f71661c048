package org.chancery.platform.firm;

/**
 * A firm was made, in the transaction that is still running: each room listens to make what it needs from the first day
 * (number series, roles, a chart of accounts).
 */
public record FirmFounded(FirmView firm) {}
