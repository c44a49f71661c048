package org.chancery.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.chancery.platform.database.Database;
import org.chancery.platform.database.EmbeddedServer;
import org.chancery.platform.firm.FirmContext;
import org.chancery.platform.firm.FirmContext.Scope;
import org.chancery.platform.storage.Blob;
import org.chancery.platform.storage.Blobs;
import org.chancery.platform.storage.Incoming;
import org.chancery.shared.UserId;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.support.GenericApplicationContext;

/** Stores a file and takes it out again, in a program that has the storage and what it stands on, and no other room. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan(basePackages = {"org.chancery.platform.database", "org.chancery.platform.firm", "org.chancery.platform.storage"},
        excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*CollectionJob"))
@ConfigurationPropertiesScan({"org.chancery.platform.database", "org.chancery.platform.storage"})
class StorageRun {

    private static final int BUFFER = 1 << 16;

    public static void main(String[] args) throws IOException {
        var out = System.out;
        System.setOut(System.err);
        Path folder = Path.of(args[3]);
        try (EmbeddedServer server = EmbeddedServer.running(folder).orElseThrow()) {
            Database database = server.database("chancery");
            var context = new SpringApplicationBuilder(StorageRun.class).web(WebApplicationType.NONE)
                    .initializers(made -> ((GenericApplicationContext) made).registerBean(Database.class, () -> database))
                    .run("--spring.flyway.enabled=false", "--chancery.storage.folder=" + folder.resolve("blobs"), "--chancery.storage.master-key-file=" + folder.resolve("bench.key"));
            Blobs blobs = context.getBean(Blobs.class);
            Scope scope = new Scope(UUID.fromString(args[2]), new UserId(new UUID(0, 0)), "bench", null);
            FirmContext.call(scope, () -> blobs.store(Incoming.of("file", new byte[BUFFER])).map(small -> takeOut(blobs, small, Path.of(args[1]))));
            long begin = System.nanoTime();
            Blob stored = FirmContext.call(scope, () -> blobs.store(Incoming.of("file", () -> Files.newInputStream(Path.of(args[0])))).orThrow());
            long upload = StorageBenchmark.millisSince(begin);
            FirmContext.call(scope, () -> takeOut(blobs, stored, Path.of(args[1])));
            long all = StorageBenchmark.millisSince(begin);
            out.printf("stored in %d ms, taken out in %d ms, heap at its peak %d MB of %d MB%n", upload, all - upload, peakHeap() >> 20, Runtime.getRuntime().maxMemory() >> 20);
            out.println(all);
            context.close();
        }
        System.exit(0);
    }

    private static Path takeOut(Blobs blobs, Blob stored, Path to) {
        try (InputStream in = blobs.open(stored.id()).orElseThrow(); OutputStream file = Files.newOutputStream(to)) {
            byte[] piece = new byte[BUFFER];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                file.write(piece, 0, read);
            }
            StorageBenchmark.force(to);
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP).mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }
}
