package org.chancery.platform.web;

import java.util.Optional;

/** Who looks at the page; implemented by {@code platform.identity}. */
public interface SignedIn {

    /** The person of the current request; empty before sign-in. Cheap: asked several times a request. */
    Optional<SignedInPerson> current();
}
