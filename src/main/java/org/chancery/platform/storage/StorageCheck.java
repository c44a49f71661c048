package org.chancery.platform.storage;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** At the start: the master key is made if none was ever needed, and its loss is said at once and not only when somebody opens a file. */
@Component
class StorageCheck {

    private static final Logger LOG = LoggerFactory.getLogger(StorageCheck.class);

    private final MasterKeys keys;

    StorageCheck(MasterKeys keys) {
        this.keys = keys;
    }

    /** The books do not depend on stored files: what is wrong with these stops nobody from working on those. */
    @EventListener(ApplicationReadyEvent.class)
    void prepare() {
        try {
            keys.prepare();
        } catch (StorageFault | DataAccessException fault) {
            LOG.warn(fault.getMessage());
        }
    }
}
