package org.chancery.finance.banking.statement;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The account as the statement names it.
 *
 * @param bankId the bank as the statement names it (routing number, sort code, BIC), or null when it does not
 * @param number the account number or IBAN as written by the bank, perhaps masked ({@code XXXX1234}), never blank
 */
public record AccountIdentification(@Nullable String bankId, String number) {

    /** Fewer visible characters than this identify nothing: a masked number with only three of them matches none. */
    static final int LEAST_VISIBLE = 4;

    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\-\\u2010-\\u2015./]");
    /** One X may belong to a number ({@code X0000001}), two or more in a row are a mask. */
    private static final Pattern MASK = Pattern.compile("[*#?\\u2022\\u25CF]+|X{2,}");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=.)");

    public AccountIdentification {
        if (number.isBlank()) {
            throw new IllegalArgumentException("An account has a number");
        }
    }

    /** Whether this is the account with that number, written without any mask. Spaces, dashes and leading zeros do not count. */
    public boolean is(String otherNumber) {
        String mine = plain(number);
        String other = plain(otherNumber);
        return !isMasked(mine) && !isMasked(other) && LEADING_ZEROS.matcher(mine).replaceFirst("")
                .equals(LEADING_ZEROS.matcher(other).replaceFirst(""));
    }

    /**
     * Whether this may be the account with that number: either {@link #is} it, or one of the two is masked and what is
     * visible agrees, at least four characters of it.
     */
    public boolean mayBe(String otherNumber) {
        String mine = plain(number);
        String other = plain(otherNumber);
        if (isMasked(mine) && isMasked(other)) {
            return visible(mine).length() >= LEAST_VISIBLE
                    && MASK.matcher(mine).replaceAll("*").equals(MASK.matcher(other).replaceAll("*"));
        }
        return is(otherNumber) || isMasked(mine) && fits(mine, other) || isMasked(other) && fits(other, mine);
    }

    private static boolean fits(String masked, String full) {
        if (visible(masked).length() < LEAST_VISIBLE) {
            return false;
        }
        var pattern = new StringBuilder();
        int from = 0;
        var mask = MASK.matcher(masked);
        while (mask.find()) {
            pattern.append(Pattern.quote(masked.substring(from, mask.start()))).append(".*");
            from = mask.end();
        }
        return Pattern.matches(pattern + Pattern.quote(masked.substring(from)), full);
    }

    private static boolean isMasked(String plain) {
        return MASK.matcher(plain).find();
    }

    private static String visible(String plain) {
        return MASK.matcher(plain).replaceAll("");
    }

    private static String plain(String number) {
        return SEPARATORS.matcher(number.toUpperCase(Locale.ROOT)).replaceAll("");
    }
}
