package org.chancery.practice.matters;

import org.chancery.shared.UserId;

/**
 * One of the firm who works on a matter.
 *
 * @param role  in words: {@code Responsible}, {@code Originating}, {@code Associate}
 * @param fixed true for the responsible and the originating lawyer, who are changed with the matter itself
 */
public record TeamMember(UserId id, String name, String initials, String role, boolean fixed) {}
