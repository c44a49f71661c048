package org.chancery.platform.audit;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.chancery.shared.Sha256;

/** The tree of hashes of RFC 6962, section 2.1, over leaves that are hashed already; SHA-256. An inner node is hashed with a byte 1 before it, a leaf with a byte 0. */
final class MerkleTree {

    private static final byte NODE = 1;

    private MerkleTree() {}

    /** The root over one leaf or more. */
    static byte[] root(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            throw new IllegalArgumentException("a tree has leaves");
        }
        MessageDigest digest = Sha256.digest();
        List<byte[]> level = leaves;
        while (level.size() > 1) {
            level = above(level, digest);
        }
        return level.getFirst();
    }

    /** Level by level, an odd last node goes up as it is: the same tree as the RFC's, which splits at the largest power of two. */
    private static List<byte[]> above(List<byte[]> level, MessageDigest digest) {
        List<byte[]> above = new ArrayList<>((level.size() + 1) / 2);
        for (int left = 0; left + 1 < level.size(); left += 2) {
            digest.update(NODE);
            digest.update(level.get(left));
            digest.update(level.get(left + 1));
            above.add(digest.digest());
        }
        if (level.size() % 2 == 1) {
            above.add(level.getLast());
        }
        return above;
    }

    /** The audit path of a leaf, from the leaf upward (RFC 6962, section 2.1.1). */
    static List<byte[]> path(List<byte[]> leaves, int leaf) {
        MessageDigest digest = Sha256.digest();
        List<byte[]> path = new ArrayList<>();
        List<byte[]> level = leaves;
        for (int at = leaf; level.size() > 1; at /= 2) {
            int sibling = at ^ 1;
            if (sibling < level.size()) {
                path.add(level.get(sibling));
            }
            level = above(level, digest);
        }
        return path;
    }
}
