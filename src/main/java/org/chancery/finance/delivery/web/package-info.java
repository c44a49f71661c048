/** The pages and the JSON of the delivery of bills. */
@NullMarked
package org.chancery.finance.delivery.web;

import org.jspecify.annotations.NullMarked;
