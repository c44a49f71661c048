package org.chancery.finance.banking.statement;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Builds the tree of an OFX file. In SGML a field needs no closing tag, so an empty field without one looks like the
 * start of a group ({@code <CHECKNUM><NAME>Joe}): it is found out when the group around it closes, and what seemed to be
 * inside it is put beside it. Banks also forget to close lists and lines (Nubank's {@code BANKTRANLIST}); that is
 * mended where only one reading is possible, and refused elsewhere.
 */
final class OfxTree {

    private static final int DEEPEST = 64;

    /** Must be closed: if one of them is not, part of the file is missing. */
    private static final Set<String> FRAMES =
            Set.of("OFX", "BANKMSGSRSV1", "CREDITCARDMSGSRSV1", "STMTTRNRS", "CCSTMTTRNRS", "STMTRS", "CCSTMTRS");
    /** Some banks leave these open. They stay groups all the same. */
    private static final Set<String> OFTEN_OPEN = Set.of("BANKTRANLIST", "STMTTRN");
    /** Their start ends a line that was left open, as they cannot stand in one. */
    private static final Set<String> END_A_LINE = Set.of("STMTTRN", "LEDGERBAL", "AVAILBAL", "BANKTRANLIST");

    private final Deque<Element> open = new ArrayDeque<>();
    private @Nullable Element root;

    private OfxTree() {}

    static Element parse(OfxText file) throws UnreadableException {
        var tree = new OfxTree();
        new OfxScanner(file).scanInto(tree);
        return Objects.requireNonNull(tree.root, "the body starts with <OFX>");
    }

    void open(String tag, int line, int column) throws UnreadableException {
        String name = tag.toUpperCase(Locale.ROOT);
        if (open.isEmpty() && root != null) {
            throw somethingFollows(line, column);
        }
        leaveField();
        if (END_A_LINE.contains(name) && isOpen("STMTTRN")) {
            closeUpTo("STMTTRN");
        }
        Element parent = open.peek();
        var element = new Element(parent, name, 0, line, column);
        if (parent == null) {
            root = element;
        } else {
            parent.add(element);
        }
        open.push(element);
        if (open.size() > DEEPEST) {
            throw element.refuse("Fields are nested more than " + DEEPEST + " deep here, which no statement does.");
        }
    }

    void text(String text, int line, int column) throws UnreadableException {
        if (text.chars().allMatch(c -> c <= ' ' || c == 0x1A || c == 0xA0)) {
            return;
        }
        Element field = open.peek();
        if (field == null) {
            throw somethingFollows(line, column);
        }
        if (field.hasChildren() || FRAMES.contains(field.name) || OFTEN_OPEN.contains(field.name)) {
            throw field.refuse("Text stands outside any field before line " + line + ": “" + excerpt(text) + "”.");
        }
        field.append(text);
    }

    void close(String tag, int line, int column) throws UnreadableException {
        String name = tag.toUpperCase(Locale.ROOT);
        if (!isOpen(name)) {
            throw new UnreadableException(new Place(line, column, name),
                    "</" + name + "> closes something that was not opened: the file is damaged.");
        }
        closeUpTo(name);
    }

    /** The end of the file, with what stood behind the last tag: half a tag, if the file was cut off. */
    void end(String rest, int line, int column) throws UnreadableException {
        Element unfinished = open.peek();
        if (unfinished != null) {
            throw new UnreadableException(new Place(line, column, unfinished.place().path()),
                    "The file ends here, before the statement does (</OFX> is missing): it was not downloaded completely. "
                            + "Download it again.");
        }
        text(rest, line, column);
    }

    /** Any tag ends a field that has its text. */
    private void leaveField() {
        Element top = open.peek();
        if (top != null && top.hasText()) {
            open.pop();
        }
    }

    private boolean isOpen(String name) {
        return open.stream().anyMatch(e -> e.name.equals(name));
    }

    private void closeUpTo(String name) throws UnreadableException {
        for (Element top = open.pop(); !top.name.equals(name); top = open.pop()) {
            if (FRAMES.contains(top.name)) {
                throw top.refuse("<" + top.name + "> opens here and is never closed: part of the file is missing.");
            }
            Element parent = open.peek();
            if (parent != null && !OFTEN_OPEN.contains(top.name)) {
                parent.adoptFrom(top);
            }
        }
    }

    private static UnreadableException somethingFollows(int line, int column) {
        return new UnreadableException(new Place(line, column, ""),
                "Something follows after the end of the statement (</OFX>). If these are several files in one, import them one by one.");
    }

    private static String excerpt(String text) {
        String line = Text.inOneLine(text);
        return line.length() <= 40 ? line : line.substring(0, 40) + "…";
    }
}
