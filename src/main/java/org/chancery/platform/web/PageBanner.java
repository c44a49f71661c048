package org.chancery.platform.web;

import java.util.List;

/** What stands at the head of every page for as long as it is so, such as an emergency access that is open. Rooms contribute beans of it. */
public interface PageBanner {

    /** What to say to the person of this request; empty for nothing. Asked on every page, so it must be quick. */
    List<Flash> banners();
}
