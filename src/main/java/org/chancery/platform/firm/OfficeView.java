package org.chancery.platform.firm;

import java.time.Instant;
import java.time.Month;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the firm's offices.
 *
 * @param code        in front of the numbers of its own series: {@code ALB-26-00001}
 * @param zone        whose calendar dates what its people do
 * @param ownZone     null where it is the firm's
 * @param fiscalMonth the first of its fiscal year
 * @param numbers     the kinds of number series that it has of its own; for all else it uses the firm's
 * @param head        the one that every firm has; it keeps the firm's time zone and is never closed
 * @param closedAt    since when nobody joins it and no matter is opened there; null for one that is open
 * @param people      who work there now
 * @param version     counts its changes; given back when changing it
 */
public record OfficeView(OfficeId id, String name, String code, ZoneId zone, @Nullable ZoneId ownZone, Month fiscalMonth, List<String> numbers, boolean head,
        @Nullable Instant closedAt, int people, int version) {

    /** Its page. */
    public String href() {
        return "/firm/offices/" + id;
    }

    public boolean isOpen() {
        return closedAt == null;
    }
}
