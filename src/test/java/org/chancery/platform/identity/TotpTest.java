package org.chancery.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238, appendix B, the last six of its eight digits. */
    @ParameterizedTest
    @CsvSource({"59,287082", "1111111109,081804", "1111111111,050471", "1234567890,005924", "2000000000,279037", "20000000000,353130"})
    void theCodesAreThoseOfTheStandard(long second, String code) {
        assertThat(Totp.code(SECRET, Totp.stepAt(Instant.ofEpochSecond(second)))).isEqualTo(code);
    }

    @Test
    void aClockMayBeOffByOneStepAndNoMore() {
        Instant now = Instant.ofEpochSecond(1_111_111_111L);
        String code = Totp.code(SECRET, Totp.stepAt(now));
        assertThat(Totp.match(SECRET, code, now.plusSeconds(30))).isPresent();
        assertThat(Totp.match(SECRET, code, now.minusSeconds(30))).isPresent();
        assertThat(Totp.match(SECRET, code, now.plusSeconds(60))).isEmpty();
        assertThat(Totp.match(SECRET, code, now.minusSeconds(61))).isEmpty();
        assertThat(Totp.match(SECRET, "١٢٣٤٥٦", now)).isEmpty();
    }

    @Test
    void aSecretIsTypedAsTheStandardHasIt() {
        assertThat(Base32.of(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(Base32.of("foob".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YQ");
        assertThat(Base32.typed(" mzxw-6yq ")).isEqualTo("MZXW6YQ");
    }

    @Test
    void aReaderFindsInThePictureWhatWasSaid() throws Exception {
        String said = "otpauth://totp/Harcourt%20%26%20Lane:anna@example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Harcourt%20%26%20Lane";
        String svg = QrCode.svg(said);
        int size = Integer.parseInt(svg.replaceFirst("(?s).*viewBox=\"0 0 (\\d+) .*", "$1"));
        int scale = 4;
        int[] pixels = new int[size * scale * size * scale];
        Arrays.fill(pixels, 0xffffff);
        Matcher dot = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(svg);
        while (dot.find()) {
            for (int i = 0; i < scale * scale; i++) {
                int x = Integer.parseInt(dot.group(1)) * scale + i % scale;
                int y = Integer.parseInt(dot.group(2)) * scale + i / scale;
                pixels[y * size * scale + x] = 0;
            }
        }
        var picture = new BinaryBitmap(new GlobalHistogramBinarizer(new RGBLuminanceSource(size * scale, size * scale, pixels)));
        assertThat(new QRCodeReader().decode(picture).getText()).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0|Edge on Windows",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15|Safari on Mac",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1|Safari on iPhone",
        "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0|Firefox on Linux",
        "curl/8.5.0|Unknown browser"})
    void aDeviceIsNamedInPlainWords(String agent, String words) {
        assertThat(Device.words(agent)).isEqualTo(words);
    }
}
