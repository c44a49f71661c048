package org.chancery.platform.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/**
 * Whatever a packet holds, the verifier that auditors run rejects it or says that it is whole; and it never says so of one that is not what was
 * signed. A packet is written here as text, each of its files below a line {@code == name}.
 */
public final class AuditPacketFuzz {

    private static final Path PACKET = Path.of("src/test/fuzz", AuditPacketFuzz.class.getName(), "object.txt");
    private static final Pattern FILE = Pattern.compile("(?m)^== (.*)\n");
    private static final Map<String, String> TRUE_ONE = read(PACKET);
    private static final Constructor<?> VERIFIER;
    private static final Method VERIFY;

    static {
        try {
            Path classes = Files.createTempDirectory("verifier");
            if (ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", classes.toString(), "verifier/AuditVerifier.java") != 0) {
                throw new IllegalStateException("the verifier cannot be compiled");
            }
            Class<?> type = Class.forName("AuditVerifier", true, new URLClassLoader(new java.net.URL[] {classes.toUri().toURL()}));
            VERIFIER = type.getDeclaredConstructor(ZipFile.class);
            VERIFY = type.getDeclaredMethod("verify", String.class);
            VERIFIER.setAccessible(true);
            VERIFY.setAccessible(true);
        } catch (IOException | ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private AuditPacketFuzz() {}

    /** Called by the fuzzer before its clock runs: the verifier is compiled when this class is loaded. */
    public static void fuzzerInitialize() {}

    public static void fuzzerTestOneInput(byte[] input) {
        Map<String, String> files = files(new String(input, StandardCharsets.UTF_8));
        try {
            Path packet = Files.createTempFile("packet", ".zip");
            try {
                write(files, packet);
                if (verified(packet) && !isTrueOne(files)) {
                    throw new IllegalStateException("what was bent is believed");
                }
            } finally {
                Files.delete(packet);
            }
        } catch (ZipException noZip) {
            // Two files of one name cannot be written here; the verifier is tested for them elsewhere.
            return;
        } catch (IOException machine) {
            throw new UncheckedIOException(machine);
        }
    }

    /** As the verifier's main takes it. */
    private static boolean verified(Path packet) throws IOException {
        try (ZipFile zip = new ZipFile(packet.toFile())) {
            return (boolean) VERIFY.invoke(VERIFIER.newInstance(zip), fingerprint());
        } catch (InvocationTargetException e) {
            return switch (e.getCause()) {
                case IOException _, UncheckedIOException _, IllegalArgumentException _, GeneralSecurityException _, IndexOutOfBoundsException _, NullPointerException _ -> false;
                default -> throw new IllegalStateException(e.getCause());
            };
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String fingerprint() {
        return TRUE_ONE.get("manifest.sig").split(" ", 2)[0];
    }

    /** Of the signature's own file only the signature counts. */
    private static boolean isTrueOne(Map<String, String> files) {
        Map<String, String> signed = new LinkedHashMap<>(files);
        signed.remove("manifest.sig");
        Map<String, String> expected = new LinkedHashMap<>(TRUE_ONE);
        expected.remove("manifest.sig");
        return signed.equals(expected);
    }

    private static void write(Map<String, String> files, Path packet) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(packet))) {
            zip.setLevel(0);
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static Map<String, String> read(Path file) {
        try {
            return files(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> files(String text) {
        Map<String, String> files = new LinkedHashMap<>();
        String name = null;
        int from = 0;
        for (var mark : FILE.matcher(text).results().toList()) {
            if (name != null) {
                files.put(name, text.substring(from, mark.start()));
            }
            name = mark.group(1);
            from = mark.end();
        }
        if (name != null) {
            files.put(name, text.substring(from));
        }
        return files;
    }
}
