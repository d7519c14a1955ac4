package dev.boathouse.registry.signing;

import dev.boathouse.registry.internal.Names;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * A public Ed25519 key and what people call it. Two are equal if name and key are.
 *
 * @param name such as {@code release-2026}
 * @param encoded the key as X.509 SubjectPublicKeyInfo (RFC 8410) in Base64: the text between the lines of a PEM file, without breaks
 */
public record TrustedKey(String name, String encoded) {

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the name cannot be used or the text is no such key
     */
    public TrustedKey {
        Names.text("a key", name);
        publicKey(name, encoded);
    }

    /**
     * A key from its text.
     *
     * @param name such as {@code release-2026}
     * @param encoded X.509 SubjectPublicKeyInfo in Base64
     * @return the key
     * @throws IllegalArgumentException if the name cannot be used or the text is no such key
     */
    public static TrustedKey of(String name, String encoded) {
        return new TrustedKey(name, encoded);
    }

    /**
     * A key from the JDK's value, such as that of a certificate.
     *
     * @param name such as {@code release-2026}
     * @param key an Ed25519 key
     * @return the key
     * @throws IllegalArgumentException if the name cannot be used or the key is another kind of key
     */
    public static TrustedKey of(String name, PublicKey key) {
        return new TrustedKey(name, Base64.getEncoder().encodeToString(key.getEncoded()));
    }

    PublicKey publicKey() {
        return publicKey(name, encoded);
    }

    private static PublicKey publicKey(String name, String encoded) {
        try {
            byte[] bytes = Base64.getDecoder().decode(encoded);
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(bytes));
            if (!Base64.getEncoder().encodeToString(key.getEncoded()).equals(encoded)) {
                throw new IllegalArgumentException("it has another form than the JDK gives it");
            }
            return key;
        } catch (GeneralSecurityException | RuntimeException e) {
            // Also an array index: the JDK does not expect a key of no bytes.
            throw new IllegalArgumentException(
                    "Cannot use the key " + name + ": its text is no Ed25519 public key (" + e.getMessage()
                            + "). X.509 SubjectPublicKeyInfo in Base64 would work.",
                    e);
        }
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
