package org.chancery.platform.identity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The permission without which a facade's method does nothing: asked before its transaction begins, for pages, API and commands alike. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {

    /** Any one of these is enough. */
    Permission[] value();

    /**
     * Whether all that the method does it does to matters, so that who holds the permission in single offices may call it too: among the matters of those
     * offices, all others being hidden from it. Without this the permission must be held in the whole firm.
     */
    boolean byOffice() default false;
}
