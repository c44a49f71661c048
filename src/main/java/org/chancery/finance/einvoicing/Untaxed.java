package org.chancery.finance.einvoicing;

/**
 * Why lines without tax have none.
 *
 * @param category of UNTDID 5305: {@code Z} zero rated, {@code E} exempt, {@code AE} reverse charge, {@code G} outside the European Union, {@code O} outside the
 *                 scope of tax; empty where nobody said
 * @param reason   as the client's tax office reads it
 */
public record Untaxed(String category, String reason) {

    boolean said() {
        return !category.isEmpty();
    }
}
