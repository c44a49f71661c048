/** The demo firm, Harcourt & Lane LLP: half a year of a small firm's work, made through the rooms' public facades and the same rules as everyone's. */
@NullMarked
@ApplicationModule(id = "exchange.demo", displayName = "Demo firm", allowedDependencies = {"shared", "platform.firm", "platform.identity", "platform.letterhead", "platform.setup", "platform.command",
        "practice.contacts", "practice.matters", "practice.timekeeping", "practice.guidelines", "finance.ledger", "finance.trust", "finance.billing", "finance.rejections", "finance.banking"})
package org.chancery.exchange.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
