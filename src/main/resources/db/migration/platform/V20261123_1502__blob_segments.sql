-- Files are encrypted in segments of 4 kB from now on; those in segments of a megabyte are read as before.
alter table platform.blob drop constraint blob_cipher_check;
alter table platform.blob add constraint blob_cipher check (cipher in ('AES256_GCM_HKDF_4KB', 'AES256_GCM_HKDF_1MB'));
