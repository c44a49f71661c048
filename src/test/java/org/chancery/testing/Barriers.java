package org.chancery.testing;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;

/** What a screen reader, or somebody who sees little, would stumble over on a page, as axe finds it. */
public final class Barriers {

    /** WCAG 2.2, levels A and AA. */
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final List<String> COLOURS = List.of("color-contrast", "link-in-text-block");
    /** Only what is wrong is told: a list of all that is well is long, and nobody reads it. */
    private static final String FIND = """
            async what => (await axe.run(document, { runOnly: what, resultTypes: ['violations'] }))
                .violations.map(each => each.id + ': ' + each.nodes.slice(0, 3).map(node => node.target.join(' ')).join(', '))""";

    private Barriers() {}

    public static List<String> on(Page page) {
        return found(page, Map.of("type", "tag", "values", WCAG));
    }

    /** By more than the law asks for: what axe's makers hold to be good practice too. */
    public static List<String> byBestPractice(Page page) {
        return found(page, Map.of("type", "tag", "values", java.util.stream.Stream.concat(WCAG.stream(), java.util.stream.Stream.of("best-practice")).toList()));
    }

    /** By the rules that look at colours: all that another colour scheme can change. */
    public static List<String> ofColours(Page page) {
        return found(page, Map.of("type", "rule", "values", COLOURS));
    }

    @SuppressWarnings("unchecked")
    private static List<String> found(Page page, Map<String, Object> what) {
        if (!(boolean) page.evaluate("typeof axe === 'object'")) {
            page.evaluate("() => {" + AxeBuilder.getAxeScript() + "}");
        }
        return (List<String>) page.evaluate(FIND, what);
    }
}
