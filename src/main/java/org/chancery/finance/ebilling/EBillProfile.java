package org.chancery.finance.ebilling;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.chancery.finance.ebilling.ledes.EBillFormat;

/**
 * What a client's system takes, and how it knows the firm.
 *
 * @param lawFirmCode       as the client knows the firm, often its tax number
 * @param clientCode        as the firm calls the client
 * @param plainMarks        whether typographic quotes and dashes, and the | of tables, are written as plain marks
 * @param descriptionLength the longest narrative, in characters, 50 to 15,000
 * @param unitDecimals      of hours, 1 to 4
 * @param needsTask         whether a fee without a task code is refused; {@code needsActivity} likewise
 * @param needsMatter       whether a bill without the client's own reference of the matter is refused
 * @param fileName          with {bill} in it; {client}, {matter} and {date} may be
 */
public record EBillProfile(EBillFormat format, String lawFirmCode, String clientCode, Characters characterSet, boolean plainMarks, int descriptionLength, int unitDecimals,
        boolean needsTask, boolean needsActivity, boolean needsMatter, String fileName) {

    /** What a form begins with. */
    static final String USUAL_NAME = "{client}-{bill}";

    /** In which files are written. */
    public enum Characters {
        US_ASCII("ASCII", StandardCharsets.US_ASCII), ISO_8859_1("ISO 8859-1", StandardCharsets.ISO_8859_1), WINDOWS_1252("Windows 1252", Charset.forName("windows-1252")),
        UTF_8("UTF-8", StandardCharsets.UTF_8);

        private final String title;
        private final Charset charset;

        Characters(String title, Charset charset) {
            this.title = title;
            this.charset = charset;
        }

        public String title() {
            return title;
        }

        Charset charset() {
            return charset;
        }
    }

    public EBillProfile {
        lawFirmCode = lawFirmCode.strip();
        clientCode = clientCode.strip();
        fileName = fileName.strip();
    }

    /** LEDES 1998B in ASCII with every length as the format has it. */
    public static EBillProfile usual(String lawFirmCode, String clientCode) {
        return new EBillProfile(EBillFormat.LEDES_1998B, lawFirmCode, clientCode, Characters.US_ASCII, true, 15_000, 4, false, false, false, USUAL_NAME);
    }
}
