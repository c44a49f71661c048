/** The pages and the API of client guidelines. */
@NullMarked
package org.chancery.practice.guidelines.web;

import org.jspecify.annotations.NullMarked;
