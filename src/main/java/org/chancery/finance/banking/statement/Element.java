package org.chancery.finance.banking.statement;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One element of an OFX or CAMT file, which knows where it stood, so that a fault can be shown to the reader of the file. */
final class Element {

    final String name;
    final int line;
    final int column;
    /** The {@code Ccy} attribute of a CAMT amount. The only attribute of either format that matters. */
    @Nullable String currencyCode;

    private @Nullable Element parent;
    private final int ordinal;
    private final List<Element> children = new ArrayList<>();
    private String text = "";

    /**
     * @param ordinal which of its name it is below its parent, from 1; or 0 to have it counted when it is asked for.
     *                Given for elements that are read one by one without staying below their parent.
     */
    Element(@Nullable Element parent, String name, int ordinal, int line, int column) {
        this.parent = parent;
        this.name = name;
        this.ordinal = ordinal;
        this.line = line;
        this.column = column;
    }

    Element add(Element child) {
        children.add(child);
        child.parent = this;
        return child;
    }

    /** Gives the children of one below this to this itself, behind it. */
    void adoptFrom(Element child) {
        child.children.forEach(this::add);
        child.children.clear();
    }

    void append(String more) {
        text = text.isEmpty() ? more : text + more;
    }

    boolean hasChildren() {
        return !children.isEmpty();
    }

    boolean hasText() {
        return !text.isBlank();
    }

    /** The text in one line: stripped, and each run of white space one blank. */
    String text() {
        return Text.inOneLine(text);
    }

    List<Element> children() {
        return children;
    }

    List<Element> all(String childName) {
        List<Element> found = new ArrayList<>();
        for (Element child : children) {
            if (child.name.equals(childName)) {
                found.add(child);
            }
        }
        return found;
    }

    /** The first element along a path of names below this, or null. */
    @Nullable Element first(String... path) {
        Element at = this;
        for (String step : path) {
            Element next = null;
            for (Element child : at.children) {
                if (child.name.equals(step)) {
                    next = child;
                    break;
                }
            }
            if (next == null) {
                return null;
            }
            at = next;
        }
        return at;
    }

    /** The text of the first element along a path below this, or null when it is absent or blank. */
    @Nullable String value(String... path) {
        Element found = first(path);
        return found == null || !found.hasText() ? null : found.text();
    }

    /** The one child of that name, or null when it is absent or blank. Two of them contradict each other and are refused. */
    @Nullable Element only(String childName) throws UnreadableException {
        List<Element> found = all(childName);
        if (found.size() > 1) {
            throw found.get(1).refuse("Here " + childName + " stands a second time, so it is unclear which one counts.");
        }
        return found.isEmpty() || !found.getFirst().hasText() && !found.getFirst().hasChildren() ? null : found.getFirst();
    }

    /** The one child of that name. Absent, blank or doubled it is refused. */
    Element required(String childName, String meaning) throws UnreadableException {
        Element found = only(childName);
        if (found == null) {
            Element blank = first(childName);
            throw (blank == null ? this : blank).refuse(meaning + " is missing (" + childName + ").");
        }
        return found;
    }

    /** How many elements of that name there are anywhere below this. */
    int count(String descendantName) {
        int count = 0;
        for (Element child : children) {
            count += (child.name.equals(descendantName) ? 1 : 0) + child.count(descendantName);
        }
        return count;
    }

    UnreadableException refuse(String reason) {
        return new UnreadableException(place(), reason);
    }

    Place place() {
        Deque<String> steps = new ArrayDeque<>();
        for (Element at = this; at != null; at = at.parent) {
            steps.addFirst(at.step());
        }
        return new Place(line, column, String.join("/", steps));
    }

    private String step() {
        if (ordinal > 0) {
            return name + "[" + ordinal + "]";
        }
        if (parent == null) {
            return name;
        }
        List<Element> namesakes = parent.all(name);
        return namesakes.size() < 2 ? name : name + "[" + (namesakes.indexOf(this) + 1) + "]";
    }
}
