package org.chancery.attacks;

/**
 * A line of the table.
 *
 * @param verdict "ok", or what is wrong
 */
record Attempt(String route, Who who, String expected, String seen, String verdict) {

    boolean isFinding() {
        return !verdict.equals("ok");
    }

    @Override
    public String toString() {
        return "%s | %s | expected %s | seen %s | %s".formatted(route, who.words(), expected, seen, verdict);
    }
}
