package org.chancery.practice.enforcement;

import java.util.UUID;
import org.chancery.shared.Id;

/** A report of what was tried. */
public record ReportId(UUID value) implements Id {

    public static ReportId next() {
        return new ReportId(Id.next());
    }

    public static ReportId of(String text) {
        return new ReportId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
