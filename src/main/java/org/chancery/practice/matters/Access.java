package org.chancery.practice.matters;

import java.util.List;
import org.chancery.shared.UserId;

/**
 * Whether one of the firm's people can see a matter, and why.
 *
 * @param reasons in words, the deciding one first
 */
public record Access(UserId id, String name, String roles, boolean sees, List<String> reasons) {}
