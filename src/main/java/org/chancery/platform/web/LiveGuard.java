package org.chancery.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.BooleanSupplier;

/** Says whether whoever asked for a live part of a page may still look at it; implemented by {@code platform.identity}. */
public interface LiveGuard {

    /** Asked anew as often as it is called, long after the request began: false once its session has ended. */
    BooleanSupplier of(HttpServletRequest request);
}
