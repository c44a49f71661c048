/** Pages and API of client money. */
@NullMarked
package org.chancery.finance.trust.web;

import org.jspecify.annotations.NullMarked;
