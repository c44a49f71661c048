package org.chancery.platform.letterhead;

import org.jspecify.annotations.Nullable;

/**
 * What stands on the papers of an office in place of the firm's; empty where the firm's stands.
 *
 * @param address line by line
 */
public record OfficeAddress(String address, String phone) {

    static final OfficeAddress NONE = new OfficeAddress("", "");

    /** Reads a part that is missing as one that is empty. */
    public OfficeAddress(@Nullable String address, @Nullable String phone) {
        this.address = Letterhead.lines(address);
        this.phone = Letterhead.lines(phone);
    }
}
