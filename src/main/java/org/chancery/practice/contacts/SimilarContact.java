package org.chancery.practice.contacts;

/**
 * A contact that may be the one being entered.
 *
 * @param why in words: {@code same e-mail address}
 */
public record SimilarContact(ContactRef contact, String why) {}
