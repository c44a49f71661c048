/** Contacts: the people and organisations a firm deals with, under every name they have, and how they are related. */
@NullMarked
@ApplicationModule(id = "practice.contacts", displayName = "Contacts",
        allowedDependencies = {"shared", "platform.firm", "platform.identity", "platform.activity", "platform.audit", "platform.web"})
package org.chancery.practice.contacts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
