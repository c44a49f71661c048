package org.chancery.practice.contacts;

import java.time.Instant;

/** What somebody wrote down about a contact on a day. It is never rewritten; another note follows it. */
public record ContactNote(String body, String author, Instant at) {}
