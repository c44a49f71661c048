package org.chancery.practice.matters;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** What a room knows of its objects of one kind, so that “who can see this, and why” is answered for them too. One bean for each kind. */
public interface GuardedObjects {

    /** The kind, as addresses and the history name it: {@code invoice}. */
    String type();

    /** The object as the current person sees it; empty if there is none, a wall hides it, or the person may not see such objects. */
    Optional<Guarded> find(UUID id);

    /** The kind and how one of it is found. */
    static GuardedObjects of(String type, Function<UUID, Optional<Guarded>> finding) {
        return new GuardedObjects() {
            @Override
            public String type() {
                return type;
            }

            @Override
            public Optional<Guarded> find(UUID id) {
                return finding.apply(id);
            }
        };
    }
}
