package org.chancery.finance.ebilling.ledes;

import java.math.BigDecimal;

/** How findings quote a file. */
final class Words {

    private static final int LONGEST_QUOTE = 40;

    private Words() {}

    static String shortened(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", "�");
        return plain.length() <= LONGEST_QUOTE ? plain : plain.substring(0, plain.offsetByCodePoints(0, Math.min(LONGEST_QUOTE, plain.codePointCount(0, plain.length())))) + "…";
    }

    static String figure(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        return (plain.scale() < 2 ? plain.setScale(2) : plain).toPlainString();
    }
}
