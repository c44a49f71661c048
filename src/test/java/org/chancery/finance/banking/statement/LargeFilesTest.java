package org.chancery.finance.banking.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chancery.finance.banking.statement.Camt.aCamt;
import static org.chancery.testing.Ofx.anOfx;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.chancery.testing.Ofx;
import org.junit.jupiter.api.Test;

class LargeFilesTest {

    private static final int LINES = 50_000;
    private static final Duration LIMIT = Duration.ofSeconds(3);

    @Test
    void fiftyThousandOfxLinesAreReadInLessThanThreeSeconds() {
        Ofx file = anOfx();
        for (int i = 0; i < LINES; i++) {
            file.line("202401" + (10 + i % 20), (i % 2 == 0 ? "-" : "") + i % 977 + "." + (10 + i % 90), "FIT" + i, "Payee & number " + i % 500);
        }
        assertThat(inTime(file.text())).hasSize(LINES);
    }

    @Test
    void fiftyThousandCamtEntriesAreReadInLessThanThreeSeconds() {
        Camt file = aCamt("08").opening("0.00").closing("50000.00");
        for (int i = 0; i < LINES; i++) {
            file.entry("1.00", "BOOK", "<AcctSvcrRef>REF" + i + "</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>E" + i + "</EndToEndId></Refs>"
                    + "<RltdPties><Dbtr><Pty><Nm>Payor " + i + "</Nm></Pty></Dbtr></RltdPties><RmtInf><Ustrd>Invoice " + i + "</Ustrd></RmtInf></TxDtls></NtryDtls>");
        }
        assertThat(inTime(file.xml())).hasSize(LINES);
    }

    @Test
    void aFileOfNothingButOpenedTagsOrAnglesIsAnsweredAsFast() {
        for (String filling : new String[] {"<STMTTRN>", "<", "<a ", "&", "<CHECKNUM></CHECKNUM>", "</X", "<MEMO>x", "<!--", "<![CDATA[x]]>"}) {
            byte[] text = anOfx().raw(filling.repeat(1_000_000 / filling.length())).text().getBytes(StandardCharsets.US_ASCII);
            Duration start = busy();
            BankFiles.reading(text);
            assertThat(busy().minus(start)).as(filling).isLessThan(LIMIT);
        }
    }

    private static List<StatementLine> inTime(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Duration start = busy();
        StatementReading reading = BankFiles.reading(bytes);
        assertThat(busy().minus(start)).isLessThan(LIMIT);
        return BankFiles.read(reading).statements().getFirst().lines();
    }

    /** Time that this thread worked, so that a machine busy with other things does not fail the test. */
    private static Duration busy() {
        return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }
}
