package org.chancery.platform.identity;

import java.io.Serializable;
import java.util.UUID;

/** Who a web session belongs to: ids only, so that roles and leavers are read anew with every request. */
record SignedIn(UUID firm, UUID user) implements Serializable {

    private static final long serialVersionUID = 1;

    @Override
    public String toString() {
        return firm + "/" + user;
    }
}
