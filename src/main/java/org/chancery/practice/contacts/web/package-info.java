/** Pages and JSON of contacts. */
@NullMarked
package org.chancery.practice.contacts.web;

import org.jspecify.annotations.NullMarked;
