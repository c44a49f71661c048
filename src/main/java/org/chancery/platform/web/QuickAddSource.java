package org.chancery.platform.web;

import java.util.List;

/** What a room offers under "+ New"; each room declares at most one bean. */
public interface QuickAddSource {

    List<QuickAdd> quickAdds();
}
