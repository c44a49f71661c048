/** Pages, files and JSON of reports. */
@NullMarked
package org.chancery.finance.reporting.web;

import org.jspecify.annotations.NullMarked;
