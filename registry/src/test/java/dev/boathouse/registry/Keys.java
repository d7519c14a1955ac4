package dev.boathouse.registry;

import dev.boathouse.registry.signing.TrustedKey;
import dev.boathouse.registry.signing.VersionSigner;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;

/** New Ed25519 keys; no result depends on which. */
final class Keys {

    private Keys() {}

    static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static VersionSigner signer(String name) {
        KeyPair pair = pair();
        return VersionSigner.of(TrustedKey.of(name, pair.getPublic()), pair::getPrivate);
    }
}
