@org.jspecify.annotations.NullUnmarked
package org.chancery.platform.web;
