package org.chancery.practice.matters.web;

import org.chancery.platform.web.RefusedRequest;
import org.chancery.practice.matters.MatterHead;
import org.chancery.practice.matters.MatterHeads;
import org.chancery.practice.matters.MatterId;
import org.chancery.practice.matters.MatterView;
import org.chancery.practice.matters.Matters;
import org.chancery.practice.matters.Walls;
import org.springframework.stereotype.Component;

/** The matter that a request is about. Whom a wall stops gets the same 404 as for an id that was never given out, and is noted for those inside. */
@Component
class Asked {

    private final Matters matters;
    private final MatterHeads heads;
    private final Walls walls;

    Asked(Matters matters, MatterHeads heads, Walls walls) {
        this.matters = matters;
        this.heads = heads;
        this.walls = walls;
    }

    /** @throws RefusedRequest 404 */
    MatterView matter(MatterId id) {
        return matters.find(id).orElseThrow(() -> stopped(id));
    }

    /** @throws RefusedRequest 404 */
    MatterHead head(MatterId id) {
        return heads.find(id).orElseThrow(() -> stopped(id));
    }

    private RefusedRequest stopped(MatterId id) {
        walls.notGiven(id);
        return RefusedRequest.notFound();
    }
}
