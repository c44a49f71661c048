package org.chancery.finance.ebilling.ledes;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An element of an XML e-bill: a segment with others in it, or a value.
 *
 * @param line       of the file, from 1; 0 if it was not read from one
 * @param attributes in the order of the file
 * @param text       of a value, as written; empty for a segment
 */
public record Segment(String name, int line, Map<String, String> attributes, String text, List<Segment> children) {

    public Segment {
        children = List.copyOf(children);
    }

    /** A value. */
    static Segment of(String name, String text) {
        return new Segment(name, 0, Map.of(), text, List.of());
    }

    /** A segment of others. */
    static Segment of(String name, List<Segment> children) {
        return new Segment(name, 0, Map.of(), "", children);
    }

    /** Its children of that name. */
    public List<Segment> all(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).toList();
    }

    /** The text of the first child of that name, without blanks around; empty if there is none. */
    public String value(String wanted) {
        return find(wanted).map(child -> child.text.strip()).findFirst().orElse("");
    }

    Stream<Segment> find(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted));
    }

    boolean isSegment() {
        return !children.isEmpty();
    }
}
