/** Pages and JSON of rejections and reductions. */
@NullMarked
package org.chancery.finance.rejections.web;

import org.jspecify.annotations.NullMarked;
