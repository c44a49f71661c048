package org.chancery.platform.identity;

/** Takes note that somebody has used a permission that is {@linkplain Permission#isSensitive() sensitive}. Called once the act is done; never waits and never fails. */
public interface PermissionUse {

    /** @param act the facade's method, such as {@code ClientMoney.disburse} */
    void used(Actor actor, Permission permission, String act);
}
