package org.chancery.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.chancery.shared.Sha256;
import org.junit.jupiter.api.Test;

/** The tree against the published values of Certificate Transparency's reference implementation. */
class MerkleTreeTest {

    private static final List<byte[]> LEAVES = Stream.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(hex -> HexFormat.of().parseHex(hex)).map(MerkleTreeTest::leaf).toList();

    private static byte[] leaf(byte[] content) {
        MessageDigest digest = Sha256.digest();
        digest.update((byte) 0);
        return digest.digest(content);
    }

    @Test
    void theRootsAreThoseOfTheReference() {
        assertThat(rootOf(1)).isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assertThat(rootOf(2)).isEqualTo("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
        assertThat(rootOf(3)).isEqualTo("aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77");
        assertThat(rootOf(8)).isEqualTo("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    }

    private static String rootOf(int leaves) {
        return HexFormat.of().formatHex(MerkleTree.root(LEAVES.subList(0, leaves)));
    }
}
