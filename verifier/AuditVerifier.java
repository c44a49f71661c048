import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Verifies an audit packet of Chancery on its own, with nothing but a JDK (from version 17) and without asking the installation that made it:
 *
 * <pre>java AuditVerifier.java packet.zip --key FINGERPRINT</pre>
 *
 * FINGERPRINT is what the firm told you of its sealing key by another way than this packet. Without it the packet is only proven to be of one
 * piece, by whatever key it brings along. Ends with 0 if all is proven, with 1 if anything is not, with 2 if it was called wrongly.
 */
public final class AuditVerifier {

    private static final String PACKET = "chancery-audit-packet-v1";
    private static final String SEAL = "chancery-seal-v1";
    private static final String ROW = "chancery-row-v1";
    private static final List<String> SEAL_LINES = List.of("firm", "number", "from", "to", "leaves", "root", "previous", "sealed", "key");
    private static final Set<String> UNSIGNED = Set.of("manifest.txt", "manifest.sig");
    private static final Pattern PUBLIC = Pattern.compile("-----BEGIN PUBLIC KEY-----\\s+([A-Za-z0-9+/=\\s]+?)-----END PUBLIC KEY-----");
    private static final int MOST_SAID = 50;

    private final ZipFile zip;
    private final Map<String, PublicKey> keys = new HashMap<>();
    private final Map<Long, Seal> seals = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private long rows;
    private long hidden;
    private boolean whole;

    /** A seal's lines, and the hashes of its leaves as far as the packet holds them. */
    private record Seal(Map<String, String> lines, String hash, Map<Integer, byte[]> leaves) {
        int size() {
            return Integer.parseInt(lines.get("leaves"));
        }
    }

    private AuditVerifier(ZipFile zip) {
        this.zip = zip;
    }

    public static void main(String[] args) throws Exception {
        boolean withKey = args.length == 3 && args[1].equals("--key");
        if (args.length != 1 && !withKey) {
            System.err.println("Usage: java AuditVerifier.java PACKET.zip [--key FINGERPRINT]");
            System.exit(2);
        }
        try (ZipFile zip = new ZipFile(args[0])) {
            System.exit(new AuditVerifier(zip).verify(withKey ? args[2].replaceAll("[\\s:]", "").toLowerCase() : null) ? 0 : 1);
        } catch (IOException | UncheckedIOException | IllegalArgumentException | GeneralSecurityException | IndexOutOfBoundsException | NullPointerException broken) {
            System.out.println("REJECTED: this is no whole packet: " + broken.getMessage());
            System.exit(1);
        }
    }

    private boolean verify(String fingerprint) throws IOException, GeneralSecurityException {
        readKeys(fingerprint);
        List<String> manifest = lines("manifest.txt");
        checkManifest(manifest);
        readSeals();
        readRows();
        checkTrees();
        faults.stream().limit(MOST_SAID).forEach(fault -> System.out.println("REJECTED: " + fault));
        if (faults.isEmpty()) {
            manifest.stream().filter(line -> line.matches("(firm|of|made) .*")).forEach(System.out::println);
            System.out.println("VALID: " + rows + " rows under " + seals.size() + " seals are as they were sealed"
                    + (hidden == 0 ? "" : "; " + hidden + " further rows are given by their hash alone, because whoever made the packet may not see them"));
            System.out.println("signed by the key " + String.join(", ", keys.keySet()));
            System.out.println(fingerprint == null ? "Compare this fingerprint with the one that the firm gave you by another way." : "which is the one you asked for");
        }
        return faults.isEmpty();
    }

    /** Only the key that was asked for is believed; without one, those that the packet brings. */
    private void readKeys(String fingerprint) throws IOException, GeneralSecurityException {
        Matcher blocks = PUBLIC.matcher(String.join("\n", lines("keys.pem")));
        while (blocks.find()) {
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(Base64.getMimeDecoder().decode(blocks.group(1))));
            String print = hex(sha256().digest(key.getEncoded()));
            if (fingerprint == null || print.equals(fingerprint)) {
                keys.put(print, key);
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException(fingerprint == null ? "it holds no public key" : "it is not signed by the key " + fingerprint);
        }
    }

    private void checkManifest(List<String> manifest) throws IOException, GeneralSecurityException {
        expect(manifest.get(0).equals(PACKET), "its form is not " + PACKET);
        String signature = lines("manifest.sig").get(0);
        String[] signed = signature.split(" ");
        expect(signed.length == 2 && signs(signed[0], bytes("manifest.txt"), signed[1]), "the manifest is not what was signed");
        whole = manifest.contains("whole");
        Set<String> named = new HashSet<>();
        for (String line : manifest) {
            if (line.startsWith("file ")) {
                String[] words = line.split(" ");
                named.add(words[1]);
                expect(zip.getEntry(words[1]) != null && hex(digest(words[1])).equals(words[2]), words[1] + " is not what was signed, or is missing");
            }
        }
        List<? extends ZipEntry> entries = zip.stream().toList();
        for (ZipEntry entry : entries) {
            expect(named.contains(entry.getName()) || UNSIGNED.contains(entry.getName()), entry.getName() + " was put in later");
        }
        expect(named.containsAll(List.of("rows.txt", "seals.txt", "keys.pem")), "the manifest names no rows, seals or keys");
        expect(entries.size() == named.size() + UNSIGNED.size(), "a file stands in it twice, or is missing");
    }

    private void readSeals() throws IOException, GeneralSecurityException {
        List<String> all = lines("seals.txt");
        int height = SEAL_LINES.size() + 2;
        expect(all.size() % height == 0, "seals.txt is cut off");
        Seal before = null;
        for (int at = 0; at + height <= all.size(); at += height) {
            Seal seal = seal(all.subList(at, at + height));
            long number = Long.parseLong(seal.lines.get("number"));
            expect(seals.put(number, seal) == null, "seal " + number + " stands in it twice");
            if (before != null) {
                checkFollows(number, seal, before);
            }
            before = seal;
        }
        expect(!seals.isEmpty(), "it holds no seal");
    }

    private Seal seal(List<String> text) throws GeneralSecurityException {
        byte[] statement = (String.join("\n", text.subList(0, text.size() - 1)) + "\n").getBytes(StandardCharsets.UTF_8);
        Map<String, String> lines = new HashMap<>();
        expect(text.get(0).equals(SEAL), "a seal has another form than " + SEAL);
        for (int line = 1; line < text.size(); line++) {
            String[] words = text.get(line).split(" ", 2);
            expect(words[0].equals(line <= SEAL_LINES.size() ? SEAL_LINES.get(line - 1) : "signature"), "a seal's lines are not in their order");
            lines.put(words[0], words[1]);
        }
        expect(signs(lines.get("key"), statement, lines.get("signature")), "seal " + lines.get("number") + " is not what was signed");
        return new Seal(lines, hex(sha256().digest(statement)), new TreeMap<>());
    }

    private void checkFollows(long number, Seal seal, Seal before) {
        long numberBefore = Long.parseLong(before.lines.get("number"));
        expect(number > numberBefore, "seal " + number + " stands in the wrong place");
        expect(seal.lines.get("firm").equals(before.lines.get("firm")), "seal " + number + " is another firm's");
        if (number == numberBefore + 1) {
            expect(seal.lines.get("previous").equals(before.hash) && seal.lines.get("from").equals(before.lines.get("to")), "seal " + number + " does not follow seal " + numberBefore);
        } else {
            expect(!whole, "seals are missing before seal " + number);
        }
    }

    private void readRows() throws IOException {
        try (BufferedReader in = reader("rows.txt")) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split(" ");
                Seal seal = seals.get(Long.parseLong(words[1]));
                int leaf = Integer.parseInt(words[2]);
                if (seal == null || leaf < 0 || leaf >= seal.size()) {
                    throw new IllegalArgumentException("a row names a seal that is not there");
                }
                byte[] hash = HexFormat.of().parseHex(words[3]);
                expect(seal.leaves.put(leaf, hash) == null, "a row of seal " + words[1] + " stands in it twice");
                switch (words[0]) {
                    case "row" -> readRow(in, words[1], seal, leaf, hash);
                    case "hidden" -> hidden++;
                    default -> faults.add(words[4] + " " + words[5] + ", sealed " + seal.lines.get("sealed") + " by seal " + words[1] + ", is gone");
                }
            }
        }
    }

    private void readRow(BufferedReader in, String number, Seal seal, int leaf, byte[] hash) throws IOException {
        String table = in.readLine();
        String content = in.readLine();
        String[] path = in.readLine().split(" ");
        rows++;
        MessageDigest digest = sha256();
        digest.update((byte) 0);
        byte[] found = digest.digest((ROW + "\n" + table + "\n" + content).getBytes(StandardCharsets.UTF_8));
        String shown = content.length() > 300 ? content.substring(0, 300) + " …" : content;
        expect(MessageDigest.isEqual(found, hash), table + " " + shown + ", sealed " + seal.lines.get("sealed") + " by seal " + number + ", is not as it was");
        if (!whole) {
            expect(hex(climb(hash, leaf, seal.size(), path)).equals(seal.lines.get("root")), "a row of " + table + " is not under seal " + number);
        }
    }

    /** From a leaf up to the root by the hashes beside the way (RFC 6962, section 2.1.1). */
    private static byte[] climb(byte[] leaf, int index, int size, String[] path) {
        byte[] hash = leaf;
        int at = index;
        int last = size - 1;
        int next = 1;
        for (; last > 0; at /= 2, last /= 2) {
            if (at % 2 == 1) {
                hash = node(HexFormat.of().parseHex(path[next++]), hash);
            } else if (at < last) {
                hash = node(hash, HexFormat.of().parseHex(path[next++]));
            }
        }
        return hash;
    }

    /** In a packet of a period every leaf of every seal is there, so that nothing can have been left out. */
    private void checkTrees() {
        if (!whole) {
            return;
        }
        seals.forEach((number, seal) -> {
            List<byte[]> level = new ArrayList<>(seal.leaves.values());
            if (level.size() != seal.size()) {
                faults.add("rows of seal " + number + " are missing");
                return;
            }
            while (level.size() > 1) {
                List<byte[]> above = new ArrayList<>();
                for (int left = 0; left < level.size(); left += 2) {
                    above.add(left + 1 < level.size() ? node(level.get(left), level.get(left + 1)) : level.get(left));
                }
                level = above;
            }
            expect(hex(level.get(0)).equals(seal.lines.get("root")), "the rows of seal " + number + " are not those that were sealed");
        });
    }

    private static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = sha256();
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    private boolean signs(String fingerprint, byte[] text, String signature) throws GeneralSecurityException {
        PublicKey key = keys.get(fingerprint);
        if (key == null || !signature.matches("[0-9a-f]{128}")) {
            return false;
        }
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(key);
        check.update(text);
        return check.verify(HexFormat.of().parseHex(signature));
    }

    private void expect(boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }

    private InputStream open(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return zip.getInputStream(entry);
    }

    private BufferedReader reader(String name) throws IOException {
        return new BufferedReader(new InputStreamReader(open(name), StandardCharsets.UTF_8));
    }

    private List<String> lines(String name) throws IOException {
        try (BufferedReader in = reader(name)) {
            return in.lines().toList();
        }
    }

    private byte[] bytes(String name) throws IOException {
        try (InputStream in = open(name)) {
            return in.readAllBytes();
        }
    }

    private byte[] digest(String name) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = open(name)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return digest.digest();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
