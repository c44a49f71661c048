package org.chancery.practice.contacts;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A postal address; the first of a contact is the one bills go to.
 *
 * @param label   what it is for ({@code office}, {@code billing}); empty for nothing
 * @param street  one or more lines
 * @param region  state, province or county
 * @param country ISO 3166-1 alpha-2, upper case
 */
public record Address(String label, String street, String city, String region, String postcode, String country) {

    public Address {
        label = label.strip();
        street = street.strip();
        city = city.strip();
        region = region.strip();
        postcode = postcode.strip();
        country = country.strip().toUpperCase(Locale.ROOT);
    }

    /** As it is written on an envelope, in the order of the country: the postcode follows the region in the US and Canada. */
    public List<String> lines() {
        boolean postcodeLast = List.of("US", "CA", "AU", "GB", "IE").contains(country);
        String place = postcodeLast ? joined(" ", joined(", ", city, region), postcode) : joined(", ", joined(" ", postcode, city), region);
        return Stream.concat(street.lines(), Stream.of(place, Locale.of("", country).getDisplayCountry(Locale.ENGLISH)))
                .filter(line -> !line.isBlank()).toList();
    }

    private static String joined(String separator, String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(separator));
    }
}
