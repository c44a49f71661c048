package org.chancery.practice.timekeeping;

/** Phrases of timelines. */
final class Words {

    private static final int NARRATIVE_LENGTH = 120;

    private Words() {}

    static String counted(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    /** A line followed by the beginning of a narrative, where there is one. */
    static String withNarrative(String line, String narrative) {
        String text = narrative.strip().replaceAll("\\s+", " ");
        if (text.isEmpty()) {
            return line;
        }
        return line + ": " + (text.length() <= NARRATIVE_LENGTH ? text : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, NARRATIVE_LENGTH))) + "…");
    }
}
