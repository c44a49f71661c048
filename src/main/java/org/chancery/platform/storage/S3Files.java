package org.chancery.platform.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Encrypted files in a bucket of S3, Amazon's or another's. An object appears whole or not at all, which is S3's own promise. */
final class S3Files implements BlobFiles {

    /** S3's own limits: parts from 5 MB on (but the last), at the most 10,000. */
    private static final int SMALLEST_PART = 5 << 20;
    private static final int NOT_FOUND = 404;

    private final S3Client client;
    private final String bucket;
    private final String prefix;
    private final int partSize;

    S3Files(S3Client client, String bucket, String prefix, int partSize) {
        this.client = client;
        this.bucket = bucket;
        this.prefix = prefix;
        this.partSize = Math.max(SMALLEST_PART, partSize);
    }

    static S3Files open(S3Settings settings) {
        String bucket = settings.bucket();
        if (bucket == null || bucket.isBlank()) {
            throw new StorageFault("Say with chancery.storage.s3.bucket in which bucket stored files are.");
        }
        return new S3Files(client(settings, DefaultCredentialsProvider.builder().build()), bucket, settings.prefix(), Math.toIntExact(settings.partSize().toBytes()));
    }

    static S3Client client(S3Settings settings, AwsCredentialsProvider credentials) {
        var builder = S3Client.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).credentialsProvider(credentials)
                .region(Region.of(settings.region())).forcePathStyle(settings.pathStyle());
        if (settings.endpoint() != null) {
            builder.endpointOverride(settings.endpoint());
        }
        return builder.build();
    }

    @Override
    public Draft begin(FileName name) {
        return new S3Draft(client, bucket, key(name), partSize);
    }

    @Override
    public InputStream open(FileName name) throws IOException {
        try {
            return new Opened(client.getObject(get -> get.bucket(bucket).key(key(name))));
        } catch (NoSuchKeyException missing) {
            throw new NoSuchFileException(key(name));
        } catch (SdkException fault) {
            throw new IOException(fault.getMessage(), fault);
        }
    }

    @Override
    public OptionalLong size(FileName name) throws IOException {
        try {
            return OptionalLong.of(client.headObject(head -> head.bucket(bucket).key(key(name))).contentLength());
        } catch (S3Exception fault) {
            if (fault.statusCode() == NOT_FOUND) {
                return OptionalLong.empty();
            }
            throw new IOException(fault.getMessage(), fault);
        } catch (SdkException fault) {
            throw new IOException(fault.getMessage(), fault);
        }
    }

    @Override
    public void delete(FileName name) throws IOException {
        asked(() -> client.deleteObject(delete -> delete.bucket(bucket).key(key(name))));
    }

    @Override
    public void list(UUID firm, Consumer<Found> found) throws IOException {
        asked(() -> {
            client.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix + firm + "/")).contents()
                    .forEach(object -> FileName.of(object.key().substring(prefix.length())).ifPresent(name -> found.accept(new Found(name, object.lastModified()))));
            return found;
        });
    }

    @Override
    public void discardDrafts(Instant before) throws IOException {
        asked(() -> {
            client.listMultipartUploadsPaginator(list -> list.bucket(bucket).prefix(prefix)).uploads().stream()
                    .filter(upload -> upload.initiated().isBefore(before))
                    .forEach(upload -> client.abortMultipartUpload(abort -> abort.bucket(bucket).key(upload.key()).uploadId(upload.uploadId())));
            return before;
        });
    }

    private String key(FileName name) {
        return prefix + name.path();
    }

    /** What the SDK throws as the port says it. */
    static <T> T asked(Supplier<T> request) throws IOException {
        try {
            return request.get();
        } catch (SdkException fault) {
            throw new IOException(fault.getMessage(), fault);
        }
    }

    /** An object as it is read; whoever stops in its midst does not wait for the rest. */
    private static final class Opened extends FilterInputStream {

        private final ResponseInputStream<GetObjectResponse> response;
        private boolean ended;

        Opened(ResponseInputStream<GetObjectResponse> response) {
            super(response);
            this.response = response;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            ended = read < 0;
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            ended = read < 0;
            return read;
        }

        @Override
        public void close() throws IOException {
            if (!ended) {
                response.abort();
            }
            super.close();
        }
    }
}
