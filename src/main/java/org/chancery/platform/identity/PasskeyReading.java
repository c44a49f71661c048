package org.chancery.platform.identity;

import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.verifier.exception.VerificationException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What a browser says of a passkey, read from JSON that anybody may have written; empty if it is not whole or does not hold. */
final class PasskeyReading {

    static final JsonMapper JSON = JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    private PasskeyReading() {}

    /** A passkey that was just made. */
    static Optional<PublicKeyCredential<AuthenticatorAttestationResponse>> made(String json) {
        return held(() -> JSON.readValue(json, new TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>() {}))
                .filter(made -> whole(made.getRawId(), made.getResponse()))
                .filter(made -> whole(made.getResponse().getAttestationObject(), made.getResponse().getClientDataJSON()))
                .map(PasskeyReading::withoutTransports);
    }

    /** How a browser reaches the authenticator is kept nowhere, and a way that is not known yet would be null. */
    private static PublicKeyCredential<AuthenticatorAttestationResponse> withoutTransports(PublicKeyCredential<AuthenticatorAttestationResponse> made) {
        var bare = PublicKeyCredential.<AuthenticatorAttestationResponse>builder();
        bare.id(made.getId());
        bare.type(made.getType());
        bare.rawId(made.getRawId());
        bare.response(AuthenticatorAttestationResponse.builder().attestationObject(made.getResponse().getAttestationObject())
                .clientDataJSON(made.getResponse().getClientDataJSON()).transports(List.of()).build());
        bare.authenticatorAttachment(made.getAuthenticatorAttachment());
        bare.clientExtensionResults(made.getClientExtensionResults());
        return bare.build();
    }

    /** A passkey that is shown to prove somebody. */
    static Optional<PublicKeyCredential<AuthenticatorAssertionResponse>> shown(String json) {
        return held(() -> JSON.readValue(json, new TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>() {}))
                .filter(shown -> whole(shown.getRawId(), shown.getResponse()))
                .filter(shown -> whole(shown.getResponse().getAuthenticatorData(), shown.getResponse().getClientDataJSON(), shown.getResponse().getSignature()));
    }

    /** What a ceremony comes to; empty if what was said does not hold in it. */
    static <T> Optional<T> held(Supplier<@Nullable T> ceremony) {
        try {
            return Optional.ofNullable(ceremony.get());
        } catch (VerificationException | DataConversionException | IllegalArgumentException | JacksonException doesNotHold) {
            return Optional.empty();
        }
    }

    /** Jackson leaves out what is missing, whatever the types say. */
    private static boolean whole(@Nullable Object... parts) {
        for (Object part : parts) {
            if (part == null) {
                return false;
            }
        }
        return true;
    }
}
