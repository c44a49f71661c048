package org.chancery.platform.identity;

import java.util.List;
import java.util.UUID;
import org.chancery.shared.Id;
import org.chancery.shared.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;

/** The acting person's passkeys for one site, as Spring Security asks for them. The public key stands in the attestation. */
final class PasskeyRecords implements UserCredentialRepository {

    private final JdbcClient jdbc;
    private final FactorStore store;
    private final UserId me;
    private final Bytes handle;
    private final String site;

    PasskeyRecords(JdbcClient jdbc, FactorStore store, UserId me, Bytes handle, String site) {
        this.jdbc = jdbc;
        this.store = store;
        this.me = me;
        this.handle = handle;
        this.site = site;
    }

    /**
     * Never called: only Spring Security's own filter for {@code DELETE /webauthn/register} would, which is not set up. A passkey is removed as
     * any second factor is, by {@link SecondFactors#remove}, which keeps its row for the history.
     */
    @Override
    public void delete(Bytes credentialId) {
        throw new UnsupportedOperationException("a passkey is removed as a second factor: see SecondFactors");
    }

    @Override
    public void save(CredentialRecord credential) {
        if (findByCredentialId(credential.getCredentialId()) == null) {
            insert(credential);
        } else {
            used(credential);
        }
    }

    private void insert(CredentialRecord credential) {
        Bytes attestation = credential.getAttestationObject();
        jdbc.sql("""
                insert into platform.factor (id, user_id, kind, name, credential_id, attestation, sign_count, site, confirmed_at, last_used_at)
                values (:id, :user, 'PASSKEY', :name, :credential, :attestation, :count, :site, :now, :now)""")
                .param("id", Id.next()).param("user", me.value()).param("name", credential.getLabel()).param("credential", credential.getCredentialId().getBytes())
                .param("attestation", attestation == null ? null : attestation.getBytes()).param("count", credential.getSignatureCount())
                .param("site", site).param("now", store.now()).update();
    }

    /** An authenticator that counts must have counted on: otherwise there are two of it. */
    private void used(CredentialRecord credential) {
        int used = jdbc.sql("""
                update platform.factor set sign_count = :count, last_used_at = :now
                where user_id = :user and credential_id = :credential and removed_at is null and (sign_count < :count or (sign_count = 0 and :count = 0))""")
                .param("count", credential.getSignatureCount()).param("now", store.now()).param("user", me.value())
                .param("credential", credential.getCredentialId().getBytes()).update();
        if (used == 0) {
            throw new IllegalArgumentException("the authenticator's counter went back");
        }
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credentialId) {
        return passkeys(" and credential_id = :credential", credentialId).stream().findFirst().orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes userId) {
        return passkeys("", null);
    }

    private List<CredentialRecord> passkeys(String which, @Nullable Bytes credential) {
        return jdbc.sql("""
                select id, name, credential_id, attestation, sign_count from platform.factor
                where user_id = :user and kind = 'PASSKEY' and site = :site and confirmed_at is not null and removed_at is null""" + which)
                .param("user", me.value()).param("site", site).param("credential", credential == null ? null : credential.getBytes())
                .query((row, n) -> record(row.getObject("id", UUID.class), row.getString("name"), row.getBytes("credential_id"), row.getBytes("attestation"), row.getLong("sign_count")))
                .list();
    }

    private CredentialRecord record(UUID id, String name, byte[] credential, byte[] attestation, long count) {
        return ImmutableCredentialRecord.builder().credentialType(PublicKeyCredentialType.PUBLIC_KEY).credentialId(new Bytes(credential)).userEntityUserId(handle)
                .publicKey(new ImmutablePublicKeyCose(credential)).signatureCount(count).uvInitialized(true).transports(java.util.Set.of())
                .attestationObject(new Bytes(attestation)).label(name).build();
    }
}
