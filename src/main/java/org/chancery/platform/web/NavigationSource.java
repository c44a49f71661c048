package org.chancery.platform.web;

import java.util.List;

/** A room's places in the left rail; each room declares one bean. */
public interface NavigationSource {

    List<NavItem> items();
}
