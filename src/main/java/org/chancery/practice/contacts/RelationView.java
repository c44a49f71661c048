package org.chancery.practice.contacts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A relation as it is read from one of its ends.
 *
 * @param words   from this end: {@code subsidiary of}
 * @param other   who is at the other end
 * @param endedOn null while it holds
 */
public record RelationView(RelationId id, RelationKind kind, String words, ContactId other, String otherName, String note, @Nullable LocalDate endedOn) {}
