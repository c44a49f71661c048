package org.chancery.platform.firm;

/**
 * A firm in which nothing stands on its place yet chose another one, in the transaction that is still running: each room listens to bring along what
 * the place brings, and takes back what the former one brought.
 *
 * @param firm as it is now
 */
public record PlaceChosen(FirmView firm, JurisdictionPack from, JurisdictionPack to) {}
