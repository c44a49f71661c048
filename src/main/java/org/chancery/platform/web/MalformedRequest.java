package org.chancery.platform.web;

import java.util.List;
import org.chancery.shared.Refusal;

/** A request that cannot be understood, answered with 400 and its reasons before any service is asked. */
public final class MalformedRequest extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Refusal> refusals;

    public MalformedRequest(List<Refusal> refusals) {
        super(refusals.toString());
        this.refusals = List.copyOf(refusals);
    }

    public MalformedRequest(Refusal refusal) {
        this(List.of(refusal));
    }

    public List<Refusal> refusals() {
        return refusals;
    }
}
