package org.chancery.finance.einvoicing.reading;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An element of an invoice. Paths are local names between slashes: a syntax has no two elements that only their namespace tells apart. */
final class Node {

    private static final Pattern AMOUNT = Pattern.compile("[+-]?(\\d{1,15}(\\.\\d{0,20})?|\\.\\d{1,20})");
    private static final Pattern DAY = Pattern.compile("\\d{8}|\\d{4}-\\d\\d-\\d\\d.{0,20}");
    private static final int LONGEST_QUOTE = 40;

    private final String name;
    private final String namespace;
    private final Map<String, String> attributes;
    private final List<Node> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    Node(String name, String namespace, Map<String, String> attributes) {
        this.name = name;
        this.namespace = namespace;
        this.attributes = attributes;
    }

    void add(Node child) {
        children.add(child);
    }

    void append(String more) {
        text.append(more);
    }

    String name() {
        return name;
    }

    String namespace() {
        return namespace;
    }

    List<Node> children() {
        return children;
    }

    String attribute(String wanted) {
        return attributes.getOrDefault(wanted, "");
    }

    /** All elements at the end of a path. */
    List<Node> all(String path) {
        Stream<Node> found = Stream.of(this);
        for (String step : path.split("/", -1)) {
            found = found.flatMap(node -> node.children.stream().filter(child -> child.name.equals(step)));
        }
        return found.toList();
    }

    /** The first element at the end of a path. */
    @Nullable Node first(String path) {
        List<Node> found = all(path);
        return found.isEmpty() ? null : found.getFirst();
    }

    /** The first text at the end of one of the paths; empty if there is none. */
    String text(String... paths) {
        return texts(paths).findFirst().orElse("");
    }

    /** What is said at each of the paths that says anything. */
    Stream<String> texts(String... paths) {
        return Stream.of(paths).map(this::first).filter(Objects::nonNull).map(Node::own).filter(found -> !found.isEmpty());
    }

    /** Its own words, without those of its children. */
    String own() {
        return text.toString().strip();
    }

    @Nullable BigDecimal amount(String... paths) throws UnreadableException {
        return figure(text(paths), paths[0].substring(paths[0].lastIndexOf('/') + 1));
    }

    /** Its own words as a figure; null if there are none. */
    @Nullable BigDecimal ownAmount() throws UnreadableException {
        return figure(own(), name);
    }

    private static @Nullable BigDecimal figure(String found, String name) throws UnreadableException {
        if (found.isEmpty()) {
            return null;
        }
        if (!AMOUNT.matcher(found).matches()) {
            throw UnreadableException.damaged("“%s” in %s is not a number.".formatted(quoted(found), name));
        }
        return new BigDecimal(found.startsWith("+") ? found.substring(1) : found);
    }

    /** The sum of what stands at the end of a path; zero for nothing. */
    BigDecimal sum(String path) throws UnreadableException {
        BigDecimal sum = BigDecimal.ZERO;
        for (Node node : all(path)) {
            sum = sum.add(Objects.requireNonNullElse(node.ownAmount(), BigDecimal.ZERO));
        }
        return sum;
    }

    @Nullable LocalDate date(String... paths) throws UnreadableException {
        String found = text(paths);
        if (found.isEmpty()) {
            return null;
        }
        try {
            if (DAY.matcher(found).matches()) {
                return found.charAt(4) == '-' ? LocalDate.parse(found.substring(0, 10)) : LocalDate.parse(found, DateTimeFormatter.BASIC_ISO_DATE);
            }
        } catch (DateTimeException noSuchDay) {
            throw UnreadableException.damaged("“%s” is not a day of the calendar.".formatted(quoted(found)));
        }
        throw UnreadableException.damaged("“%s” is not a date.".formatted(quoted(found)));
    }

    static String quoted(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
