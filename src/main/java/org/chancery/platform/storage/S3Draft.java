package org.chancery.platform.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** An object as it is written: a small one in one request, a larger one in parts that become an object only when all are there. */
final class S3Draft extends BlobFiles.Draft {

    private static final String TYPE = "application/octet-stream";

    private final S3Client client;
    private final String bucket;
    private final String key;
    private final byte[] part;
    private final List<CompletedPart> sent = new ArrayList<>();
    private int filled;
    private @Nullable String upload;
    private boolean finished;

    S3Draft(S3Client client, String bucket, String key, int partSize) {
        this.client = client;
        this.bucket = bucket;
        this.key = key;
        this.part = new byte[partSize];
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        for (int done = 0; done < length; ) {
            if (filled == part.length) {
                send();
            }
            int piece = Math.min(length - done, part.length - filled);
            System.arraycopy(bytes, from + done, part, filled, piece);
            filled += piece;
            done += piece;
        }
    }

    private void send() throws IOException {
        String id = begun();
        int number = sent.size() + 1;
        var answer = S3Files.asked(() -> client.uploadPart(each -> each.bucket(bucket).key(key).uploadId(id).partNumber(number), body()));
        sent.add(CompletedPart.builder().partNumber(number).eTag(answer.eTag()).checksumCRC32(answer.checksumCRC32()).build());
        filled = 0;
    }

    private String begun() throws IOException {
        String id = upload;
        if (id == null) {
            id = S3Files.asked(() -> client.createMultipartUpload(begin -> begin.bucket(bucket).key(key).contentType(TYPE))).uploadId();
            upload = id;
        }
        return id;
    }

    /** The bytes as they stand in the buffer, which a repeated request reads again; it is not filled anew before the answer. */
    private RequestBody body() {
        int length = filled;
        return RequestBody.fromContentProvider(() -> new ByteArrayInputStream(part, 0, length), length, TYPE);
    }

    @Override
    void finish() throws IOException {
        if (upload == null) {
            S3Files.asked(() -> client.putObject(put -> put.bucket(bucket).key(key).contentType(TYPE), body()));
        } else {
            send();
            String id = begun();
            S3Files.asked(() -> client.completeMultipartUpload(complete -> complete.bucket(bucket).key(key).uploadId(id).multipartUpload(parts -> parts.parts(sent))));
        }
        finished = true;
    }

    @Override
    public void close() throws IOException {
        String id = upload;
        if (!finished && id != null) {
            upload = null;
            S3Files.asked(() -> client.abortMultipartUpload(abort -> abort.bucket(bucket).key(key).uploadId(id)));
        }
    }
}
