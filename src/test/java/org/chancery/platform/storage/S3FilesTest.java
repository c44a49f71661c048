package org.chancery.platform.storage;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;

/** Against S3Proxy, a program of its own that checks signatures and checksums as Amazon does. */
class S3FilesTest extends BlobFilesContract {

    private static final String NAME = "local-identity";
    private static final String SECRET = "local-credential";
    private static final long LONGEST_START_SECONDS = 60;

    @TempDir
    private static Path folder;
    private static Process server;
    private static S3Client client;

    @BeforeAll
    static void start() throws Exception {
        int port = freePort();
        Path settings = Files.write(folder.resolve("s3proxy.conf"), List.of("s3proxy.endpoint=http://127.0.0.1:" + port, "s3proxy.authorization=aws-v4",
                "s3proxy.identity=" + NAME, "s3proxy.credential=" + SECRET, "jclouds.provider=filesystem-nio2",
                "jclouds.filesystem.basedir=" + Files.createDirectory(folder.resolve("buckets")), "jclouds.identity=x", "jclouds.credential=x"));
        server = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:TieredStopAtLevel=1", "-jar", "target/s3proxy.jar",
                "--properties", settings.toString()).redirectErrorStream(true).redirectOutput(folder.resolve("s3proxy.log").toFile()).start();
        awaitStart(port);
        client = S3Files.client(new S3Settings("files", "us-east-1", URI.create("http://127.0.0.1:" + port), true, "", DataSize.ofMegabytes(5)),
                StaticCredentialsProvider.create(AwsBasicCredentials.create(NAME, SECRET)));
        client.createBucket(bucket -> bucket.bucket("files"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void awaitStart(int port) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
        while (System.nanoTime() < end && server.isAlive()) {
            try (Socket answered = new Socket("127.0.0.1", port)) {
                return;
            } catch (IOException notYet) {
                Thread.sleep(50);
            }
        }
        throw new AssertionError("S3Proxy did not start: " + Files.readString(folder.resolve("s3proxy.log")));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        client.close();
        server.destroy();
        server.waitFor(10, TimeUnit.SECONDS);
        server.destroyForcibly();
    }

    @Override
    BlobFiles files() {
        return new S3Files(client, "files", "chancery/", 5 << 20);
    }

    @Override
    long drafts() {
        return client.listMultipartUploads(list -> list.bucket("files")).uploads().size();
    }
}
