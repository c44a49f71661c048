package org.chancery.platform.identity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A facade's method that a person may use only shortly after proving a second factor; asked before its transaction begins, for pages and API
 * alike. Service accounts and the program itself are exempt: a token's scopes are what was granted to it. Refused as 403
 * {@code step-up-required}; a page then asks for the factor and goes on with what was typed.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface FreshFactor {

    Of value() default Of.FIRM;

    /** Of whom it is asked. */
    enum Of {
        /** Of whom the firm says: everybody who has a second factor, or everybody. */
        FIRM,
        /** Of everybody who has one: what changes one's own factors, of which there must be a first. */
        HOLDERS
    }
}
