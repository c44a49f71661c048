package org.chancery.platform.audit;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.chancery.shared.Sha256;

/** A packet as it is written: a zip file that remembers the hash of each file in it. */
final class PacketFile implements AutoCloseable {

    private final ZipOutputStream zip;
    private final Map<String, String> hashes = new TreeMap<>();

    PacketFile(OutputStream out) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    }

    /** Writes what goes into a file. */
    @FunctionalInterface
    interface Content {
        void write(Writer out) throws IOException;
    }

    void file(String name, Content content) throws IOException {
        MessageDigest digest = Sha256.digest();
        zip.putNextEntry(new ZipEntry(name));
        var out = new BufferedWriter(new OutputStreamWriter(new DigestOutputStream(new Unclosed(zip), digest), StandardCharsets.UTF_8));
        content.write(out);
        out.flush();
        zip.closeEntry();
        hashes.put(name, HexFormat.of().formatHex(digest.digest()));
    }

    /** A line for each file until now, with its hash. */
    String fileLines() {
        var lines = new StringBuilder();
        hashes.forEach((name, hash) -> lines.append("file ").append(name).append(' ').append(hash).append('\n'));
        return lines.toString();
    }

    @Override
    public void close() throws IOException {
        zip.finish();
    }

    /** One file's writer must not end the others'. */
    private static final class Unclosed extends java.io.FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
