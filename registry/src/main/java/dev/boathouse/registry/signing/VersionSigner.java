package dev.boathouse.registry.signing;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.function.Supplier;

/**
 * Signs versions with a private Ed25519 key that stays where the host keeps it: it is asked for at each signature and not kept.
 * Thread-safe if the supplier is.
 */
public final class VersionSigner {

    private final TrustedKey publicKey;
    private final Supplier<PrivateKey> privateKey;

    private VersionSigner(TrustedKey publicKey, Supplier<PrivateKey> privateKey) {
        this.publicKey = publicKey;
        this.privateKey = privateKey;
    }

    /**
     * A signer with a key that the host supplies.
     *
     * @param publicKey the public half, which goes into the registry
     * @param privateKey the private half, asked for at each signature
     * @return the signer
     */
    public static VersionSigner of(TrustedKey publicKey, Supplier<PrivateKey> privateKey) {
        return new VersionSigner(publicKey, privateKey);
    }

    /**
     * A signer with a key of a key store. The password is kept as long as the signer is.
     *
     * @param store a loaded key store
     * @param entry the entry with key and certificate, whose name is also the name of the public key
     * @param password of the entry
     * @return the signer
     * @throws IllegalArgumentException if there is no such entry, or no Ed25519 key in it
     */
    public static VersionSigner of(KeyStore store, String entry, char[] password) {
        char[] kept = password.clone();
        try {
            Certificate certificate = store.getCertificate(entry);
            if (certificate == null) {
                throw new IllegalArgumentException("Cannot sign with the key store's entry \"" + entry
                        + "\": it has no certificate. An entry with key and certificate would work.");
            }
            TrustedKey publicKey = TrustedKey.of(entry, certificate.getPublicKey());
            privateKey(store, entry, kept);
            return new VersionSigner(publicKey, () -> privateKey(store, entry, kept));
        } catch (GeneralSecurityException e) {
            throw unusable(entry, e);
        }
    }

    private static PrivateKey privateKey(KeyStore store, String entry, char[] password) {
        try {
            Key key = store.getKey(entry, password);
            if (key instanceof PrivateKey secret) {
                return secret;
            }
            throw new IllegalArgumentException("Cannot sign with the key store's entry \"" + entry
                    + "\": it has no private key. An entry with key and certificate would work.");
        } catch (GeneralSecurityException e) {
            throw unusable(entry, e);
        }
    }

    private static IllegalArgumentException unusable(String entry, GeneralSecurityException e) {
        return new IllegalArgumentException(
                "Cannot sign with the key store's entry \"" + entry + "\": " + e.getMessage()
                        + ". Another entry, or its right password, would work.",
                e);
    }

    /**
     * The public half.
     *
     * @return the key for policies and for {@code ModelRegistry.trusting}
     */
    public TrustedKey publicKey() {
        return publicKey;
    }

    /**
     * Signs, and checks that the signature belongs to the public key.
     *
     * @param message what {@link VersionSignature#message} says
     * @return the signature
     * @throws IllegalStateException if the private key cannot be used, or is not the other half of the public one
     */
    public VersionSignature sign(byte[] message) {
        try {
            Signature signing = Signature.getInstance("Ed25519");
            signing.initSign(privateKey.get());
            signing.update(message);
            VersionSignature made =
                    new VersionSignature(publicKey, Base64.getEncoder().encodeToString(signing.sign()));
            if (!made.signs(message)) {
                throw new IllegalStateException("Cannot sign with the key " + publicKey
                        + ": the private key is not the other half of the public one. The right pair would work.");
            }
            return made;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "Cannot sign with the key " + publicKey + ": " + e.getMessage() + ". An Ed25519 key would work.",
                    e);
        }
    }
}
