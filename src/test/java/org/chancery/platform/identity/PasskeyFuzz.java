package org.chancery.platform.identity;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.MapPublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.MapUserCredentialRepository;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;

/** Whatever a browser says of a passkey, it is taken or not; nothing of it that does not hold is taken. */
public final class PasskeyFuzz {

    private static final Webauthn4JRelyingPartyOperations PARTY = new Webauthn4JRelyingPartyOperations(new MapPublicKeyCredentialUserEntityRepository(),
            new MapUserCredentialRepository(), PublicKeyCredentialRpEntity.builder().id("books.example").name("Books").build(), Set.of("https://books.example"));
    private static final PublicKeyCredentialCreationOptions OPTIONS;

    static {
        PARTY.setCustomizeCreationOptions(options -> options.challenge(new Bytes(new byte[32])));
        OPTIONS = PARTY.createPublicKeyCredentialCreationOptions(new ImmutablePublicKeyCredentialCreationOptionsRequest(
                UsernamePasswordAuthenticationToken.authenticated("someone@books.example", null, List.of())));
    }

    private PasskeyFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String json = new String(input, StandardCharsets.UTF_8);
        PasskeyReading.shown(json);
        PasskeyReading.made(json).flatMap(made -> PasskeyReading.held(() -> PARTY.registerCredential(
                new ImmutableRelyingPartyRegistrationRequest(OPTIONS, new RelyingPartyPublicKey(made, "Key")))));
    }
}
