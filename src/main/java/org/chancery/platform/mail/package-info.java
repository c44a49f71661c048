/** Mail: letters that leave the firm by SMTP. Rooms say to whom and with what; who may, and whether it went already, is theirs to know. */
@NullMarked
@ApplicationModule(id = "platform.mail", displayName = "Mail", allowedDependencies = {"shared"})
package org.chancery.platform.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
