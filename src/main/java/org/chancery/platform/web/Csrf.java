package org.chancery.platform.web;

/** The secret that shows that a form came from our own page: the hidden field's name, the header's name for scripts, and the value. */
public record Csrf(String parameter, String header, String token) {}
