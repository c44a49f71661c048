package org.chancery.practice.matters.web;

import org.chancery.platform.web.RefusedRequest;
import org.chancery.practice.matters.MatterHead;
import org.chancery.practice.matters.MatterHeads;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.MatterView;
import org.chancery.practice.matters.Matters;
import org.springframework.stereotype.Component;

/** The matter that a request is about. Whom a wall stops gets the same 404 as for an id that was never given out. */
@Component
class Asked {

    private final Matters matters;
    private final MatterHeads heads;

    Asked(Matters matters, MatterHeads heads) {
        this.matters = matters;
        this.heads = heads;
    }

    /** @throws RefusedRequest 404 */
    MatterView matter(MatterId id) {
        return matters.find(id).orElseThrow(RefusedRequest::notFound);
    }

    /** @throws RefusedRequest 404 */
    MatterHead head(MatterId id) {
        return heads.find(id).orElseThrow(RefusedRequest::notFound);
    }
}
