package org.chancery.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.chancery.shared.Id;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** The ids that a request's JSON body named, as they were read: however they were written, and whatever became of the body afterwards. */
public final class NamedIds {

    private static final String NAME = NamedIds.class.getName();
    private static final int MOST = 1000;

    private final List<UUID> ids = new ArrayList<>();

    private NamedIds() {}

    /** In the order in which they were read, at most {@value #MOST}; none for a request without a JSON body. */
    public static List<UUID> of(HttpServletRequest request) {
        return request.getAttribute(NAME) instanceof NamedIds named ? List.copyOf(named.ids) : List.of();
    }

    /** Takes note of an id while a body is being read; does nothing outside of a request. */
    static void note(Id id) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return;
        }
        NamedIds named = request.getAttribute(NAME, RequestAttributes.SCOPE_REQUEST) instanceof NamedIds before ? before : new NamedIds();
        if (named.ids.size() < MOST) {
            named.ids.add(id.value());
        }
        request.setAttribute(NAME, named, RequestAttributes.SCOPE_REQUEST);
    }
}
