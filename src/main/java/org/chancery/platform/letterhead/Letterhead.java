package org.chancery.platform.letterhead;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the firm says of itself on its papers; each part is empty where nothing was entered, and then takes no room.
 *
 * @param address      line by line
 * @param taxNumber    with its kind in front, as the firm writes it: {@code EIN 94-1234567}, {@code VAT GB 123 4567 89}
 * @param registration who admits and supervises the firm, such as a regulator and the firm's number there
 * @param bankDetails  where and how to pay, line by line, for clients whose billing terms say nothing else
 */
public record Letterhead(String address, String phone, String email, String website, String taxNumber, String registration, String bankDetails) {

    static final Letterhead BLANK = new Letterhead(null, null, null, null, null, null, null);

    /** Reads a part that is missing as one that is empty, and drops spaces and empty lines around and within. */
    public Letterhead(@Nullable String address, @Nullable String phone, @Nullable String email, @Nullable String website, @Nullable String taxNumber,
            @Nullable String registration, @Nullable String bankDetails) {
        this.address = lines(address);
        this.phone = lines(phone);
        this.email = lines(email);
        this.website = lines(website);
        this.taxNumber = lines(taxNumber);
        this.registration = lines(registration);
        this.bankDetails = lines(bankDetails);
    }

    static String lines(@Nullable String text) {
        return Objects.requireNonNullElse(text, "").lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }

    /** The same with another address and telephone, where they are given. */
    Letterhead of(OfficeAddress office) {
        return new Letterhead(office.address().isEmpty() ? address : office.address(), office.phone().isEmpty() ? phone : office.phone(), email, website, taxNumber, registration, bankDetails);
    }

    /** How the firm is reached, in lines: telephone, e-mail, web. */
    public String contact() {
        return joined("\n", phone, email, website);
    }

    /** The line at the foot of every page: the firm, its registration and tax number. */
    public String foot(String firm) {
        return joined("  ·  ", firm, registration.replace('\n', ' '), taxNumber);
    }

    private static String joined(String between, String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(between));
    }
}
