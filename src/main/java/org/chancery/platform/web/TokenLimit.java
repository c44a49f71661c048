package org.chancery.platform.web;

/**
 * What the check of a token leaves on its request for {@link RateLimit}, as the request's attribute of this class's name.
 *
 * @param token     names the token and tells nothing of its secret
 * @param perMinute its own limit of requests a minute; 0 for the usual
 */
public record TokenLimit(String token, int perMinute) {

    /** The attribute's name. */
    public static final String ATTRIBUTE = TokenLimit.class.getName();
}
