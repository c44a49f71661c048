/** The pages and the JSON of jobs. */
@NullMarked
package org.chancery.platform.jobs.web;

import org.jspecify.annotations.NullMarked;
