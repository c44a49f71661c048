package org.chancery.platform.identity;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chancery.platform.firm.Firms;
import org.chancery.shared.Outcome;
import org.chancery.shared.Refusal;
import org.chancery.shared.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.MapPublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Passkeys (WebAuthn Level 3). The authenticator always verifies its owner, by finger, face or PIN, so that a passkey is two factors at once and
 * signs in without a password.
 */
@Component
class Passkeys {

    private static final Refusal REFUSED = Refusal.of("passkey-refused", "This passkey was not accepted. Try again, or use another way.");

    private final JdbcClient jdbc;
    private final FactorStore store;
    private final SecondFactors factors;
    private final Firms firms;

    Passkeys(JdbcClient jdbc, FactorStore store, SecondFactors factors, Firms firms) {
        this.jdbc = jdbc;
        this.store = store;
        this.factors = factors;
        this.firms = firms;
    }

    /** Whose passkey a browser shows. */
    record Owner(UUID firm, UserId user) {}

    /** What a browser needs to make one for the acting person, as JSON. */
    @Transactional(readOnly = true)
    public String creation(Site site, Bytes challenge) {
        return PasskeyReading.JSON.writeValueAsString(creationOptions(site, challenge));
    }

    private PublicKeyCredentialCreationOptions creationOptions(Site site, Bytes challenge) {
        var party = party(site, Actors.current());
        party.setCustomizeCreationOptions(options -> options.challenge(challenge).authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                .userVerification(UserVerificationRequirement.REQUIRED).residentKey(ResidentKeyRequirement.REQUIRED).build()));
        return party.createPublicKeyCredentialCreationOptions(
                new ImmutablePublicKeyCredentialCreationOptionsRequest(UsernamePasswordAuthenticationToken.authenticated(Actors.current().email(), null, List.of())));
    }

    /** Takes a passkey that the browser made into use. Refused: {@code passkey-refused}, {@code too-long} at {@code name}. @return recovery codes, if these are the first */
    @FreshFactor(FreshFactor.Of.HOLDERS)
    @Transactional
    public Outcome<List<String>> enrol(Site site, Bytes challenge, String json, String name) {
        Outcome<String> called = SecondFactors.name(name, SecondFactors.Kind.PASSKEY);
        if (called instanceof Outcome.Refused<String>(var refusals)) {
            return Outcome.refused(refusals);
        }
        return PasskeyReading.made(json).flatMap(made -> PasskeyReading.held(() -> party(site, Actors.current()).registerCredential(
                        new ImmutableRelyingPartyRegistrationRequest(creationOptions(site, challenge), new RelyingPartyPublicKey(made, called.orThrow())))))
                .map(_ -> Outcome.done(factors.added(Actors.current().id(), called.orThrow()))).orElseGet(() -> Outcome.refused(REFUSED));
    }

    /** What a browser needs to show any passkey of this site, as JSON: which one, it finds out itself. */
    String request(Site site, Bytes challenge) {
        return PasskeyReading.JSON.writeValueAsString(requestOptions(site, challenge));
    }

    private static PublicKeyCredentialRequestOptions requestOptions(Site site, Bytes challenge) {
        return PublicKeyCredentialRequestOptions.builder().rpId(site.name()).challenge(challenge).timeout(java.time.Duration.ofMinutes(5))
                .userVerification(UserVerificationRequirement.REQUIRED).allowCredentials(List.of()).build();
    }

    /** Whose passkey this claims to be; whether it is one, only {@link #prove} tells. */
    @Transactional(readOnly = true)
    public Optional<Owner> owner(String json) {
        return PasskeyReading.shown(json).flatMap(shown -> jdbc.sql("select firm_id, user_id from platform.find_passkey(:credential)")
                .param("credential", shown.getRawId().getBytes())
                .query((row, n) -> new Owner(row.getObject("firm_id", UUID.class), new UserId(row.getObject("user_id", UUID.class)))).optional());
    }

    /** Proves the acting person by a passkey of theirs. Refused: {@code passkey-refused}. */
    @Transactional
    public Outcome<UserId> prove(Site site, Bytes challenge, String json) {
        return PasskeyReading.shown(json)
                .flatMap(shown -> PasskeyReading.held(() -> party(site, Actors.current()).authenticate(new RelyingPartyAuthenticationRequest(requestOptions(site, challenge), shown))))
                .map(_ -> Outcome.done(Actors.current().id())).orElseGet(() -> Outcome.refused(REFUSED));
    }

    private Webauthn4JRelyingPartyOperations party(Site site, Actor actor) {
        Bytes handle = new Bytes(ByteBuffer.allocate(4 * Long.BYTES).putLong(actor.firm().getMostSignificantBits()).putLong(actor.firm().getLeastSignificantBits())
                .putLong(actor.id().value().getMostSignificantBits()).putLong(actor.id().value().getLeastSignificantBits()).array());
        var people = new MapPublicKeyCredentialUserEntityRepository();
        PublicKeyCredentialUserEntity me = ImmutablePublicKeyCredentialUserEntity.builder().id(handle).name(actor.email()).displayName(actor.name()).build();
        people.save(me);
        return new Webauthn4JRelyingPartyOperations(people, new PasskeyRecords(jdbc, store, actor.id(), handle, site.name()),
                PublicKeyCredentialRpEntity.builder().id(site.name()).name("Chancery, " + firms.current().name()).build(), Set.of(site.origin()));
    }
}
