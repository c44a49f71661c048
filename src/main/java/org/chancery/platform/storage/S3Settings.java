package org.chancery.platform.storage;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings {@code chancery.storage.s3.*}. Credentials come from where AWS's own tools have them (environment, profile, role of the machine).
 *
 * @param bucket    an existing bucket; needed if the backend is S3
 * @param region    of the bucket
 * @param endpoint  of another S3 than Amazon's; null for Amazon's
 * @param pathStyle whether the bucket stands in the path and not in the host name, as most other S3 want it
 * @param prefix    before each key, such as {@code chancery/}, so that several installations may share a bucket
 * @param partSize  a larger file is sent in parts of this size; from 5 MB on
 */
@ConfigurationProperties("chancery.storage.s3")
record S3Settings(@Nullable String bucket, @DefaultValue("us-east-1") String region, @Nullable URI endpoint, @DefaultValue("false") boolean pathStyle,
        @DefaultValue("") String prefix, @DefaultValue("8MB") DataSize partSize) {}
