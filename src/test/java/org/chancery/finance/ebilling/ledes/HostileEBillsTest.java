package org.chancery.finance.ebilling.ledes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Whatever is sent in place of an e-bill ends in a finding, soon, and without fetching anything. */
class HostileEBillsTest {

    private static final String ROOT = "<ledesxmlebilling2.1 xmlns=\"http://www.ledes.org/LEDES21.xsd\">";

    private static CheckedFile read(String text) {
        return LedesFiles.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(CheckedFile file, String rule) {
        assertThat(file.isSound()).isFalse();
        assertThat(file.findings()).extracting(Finding::rule).contains(rule);
    }

    @Test
    void whatIsNoEBillIsSaidToBeNone() {
        refused(read(""), "empty");
        refused(read("Dear Sirs"), "format");
        refused(read("<html><body>Sign in</body></html>"), "format");
        refused(read("<ledesxml></ledesxml>"), "format");
        refused(LedesFiles.read(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, (byte) 0xC3}), "encoding");
    }

    @Test
    void aDocumentTypeIsRefusedWithItsEntities() {
        refused(read("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>" + ROOT + "<firm><lf_name>&b;</lf_name></firm></ledesxmlebilling2.1>"), "document-type");
        refused(read("<!DOCTYPE x SYSTEM \"file:///etc/passwd\">" + ROOT + "</ledesxmlebilling2.1>"), "document-type");
        refused(read(ROOT + "<firm><lf_name>&undeclared;</lf_name></firm></ledesxmlebilling2.1>"), "xml");
    }

    @Test
    void aFileThatIsCutOffIsSaidToBe() {
        refused(read(ROOT + "<firm><client><invoice><inv_id>1</inv"), "xml");
        byte[] whole = LedesFiles.table(LedesFiles.fee());
        for (int length = 1; length < whole.length - 4; length += 7) {
            assertThat(LedesFiles.read(Arrays.copyOf(whole, length)).isSound()).as("%d bytes", length).isFalse();
        }
    }

    @Test
    void depthFieldsAndFindingsHaveALimit() {
        refused(read(ROOT + "<a>".repeat(10_000)), "too-large");
        refused(read("LEDES1998B[]\n" + LedesFiles.NAMES + "[]\n" + "|".repeat(1_000_000) + "[]\n"), "field-count");
        CheckedFile many = read("LEDES1998B[]\n" + LedesFiles.NAMES + "[]\n" + "x[]\n".repeat(50_000));
        assertThat(many.findings()).hasSize(Findings.KEPT);
        assertThat(many.errors()).isEqualTo(50_000);
        assertThat(many.more()).isEqualTo(49_000);
    }

    @Test
    void aFileBeyondTheLimitIsRefusedUnread() {
        CheckedFile file = new EBillReader(KnownCodes.none(), 1024 * 1024).read(new byte[1024 * 1024 + 1]);
        refused(file, "too-large");
        assertThat(file.content()).isNull();
    }
}
