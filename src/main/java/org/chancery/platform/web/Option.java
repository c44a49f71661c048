package org.chancery.platform.web;

/** A choice of a select: the value that is sent and the words that are read. */
public record Option(String value, String label) {

    public static Option of(String value, String label) {
        return new Option(value, label);
    }
}
