/**
 * What every page has in common: the frame, its navigation, palette and quick adds, the components that pages are made of, and how
 * figures, dates and refusals are shown. Rooms contribute beans of the small interfaces here; this room knows none of them.
 */
@NullMarked
@ApplicationModule(id = "platform.web", displayName = "Web", allowedDependencies = {"shared", "platform.firm"})
package org.chancery.platform.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
