/** The pages and the JSON of billing rules and runs. */
@NullMarked
package org.chancery.finance.runs.web;

import org.jspecify.annotations.NullMarked;
