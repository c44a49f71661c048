package org.chancery.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** What a request was permitted by: asked for again before its kept answer is given a second time. */
public final class UsedPermissions {

    private static final String NAME = UsedPermissions.class.getName();

    private final Set<String> asked = new TreeSet<>();

    private UsedPermissions() {}

    /** Takes note that a permission, by its name or with {@code @} and an office's id, was asked for and held; does nothing outside of a request. */
    public static void note(String permission) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            UsedPermissions used = request.getAttribute(NAME, RequestAttributes.SCOPE_REQUEST) instanceof UsedPermissions before ? before : new UsedPermissions();
            used.asked.add(permission);
            request.setAttribute(NAME, used, RequestAttributes.SCOPE_REQUEST);
        }
    }

    static Set<String> of(HttpServletRequest request) {
        return request.getAttribute(NAME) instanceof UsedPermissions used ? Set.copyOf(used.asked) : Set.of();
    }
}
