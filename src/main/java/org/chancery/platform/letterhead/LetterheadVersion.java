package org.chancery.platform.letterhead;

import java.time.Instant;

/** The letterhead as somebody saved it; it holds from then until the next. */
public record LetterheadVersion(Letterhead letterhead, String savedBy, Instant savedAt) {}
