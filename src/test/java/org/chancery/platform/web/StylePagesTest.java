package org.chancery.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StylePagesTest {

    private static final int FIRST_LOAD_BYTES = 300_000;

    @ParameterizedTest
    @ValueSource(strings = {"matter", "bills", "payout", "week", "signin", "matters", "missing"})
    void aPageOfComponentsRendersWholeAndKeepsToTheContentSecurityPolicy(String page) throws IOException {
        var html = StylePages.render(page);
        Files.createDirectories(Path.of("target/screens"));
        Files.writeString(Path.of("target/screens/style-" + page + ".html"), html);

        assertThat(html.strip()).startsWith("<!doctype html>").endsWith("</html>");
        assertThat(html).contains("<main id=\"main\"").doesNotContain("style=\"").doesNotContain("<script>").doesNotContain(" onclick=");
    }

    @Test
    void aRefusalStandsBesideItsFieldAndWhatWasTypedIsKept() {
        var html = StylePages.render("payout");

        assertThat(html).containsPattern("id=\"amount\"[^>]*value=\"11,750\\.00\"[^>]*aria-invalid=\"true\"[^>]*aria-describedby=\"amount-error\"")
                .contains("id=\"amount-error\" class=\"error\">$150.00 more than the cleared money");
    }

    @Test
    void thePlaceThatThePageBelongsToIsMarkedAndNoOther() {
        var html = StylePages.render("matter");

        assertThat(html).containsOnlyOnce("<li><a href=\"/matters\" class=\"on\" aria-current=\"page\"");
        assertThat(html.split("aria-current=\"page\"", -1)).as("one in the rail, one among the tabs").hasSize(3);
    }

    @Test
    void theFirstPageWeighsLessThanItsLimitUncompressed() throws IOException {
        var assets = new Assets();
        long bytes = StylePages.render("matter").length();
        for (var address : new String[] {assets.css(), assets.js(), assets.file("inter-latin.woff2"), assets.file("source-serif-latin.woff2"), assets.file("mark.svg")}) {
            var file = Path.of("target/classes/static" + address);
            assertThat(file).as("the front end is built; without -Dfrontend.skip").exists();
            bytes += Files.size(file);
        }
        assertThat(bytes).isLessThan(FIRST_LOAD_BYTES);
    }
}
