package dev.boathouse.registry.signing;

import dev.boathouse.core.CorruptDataException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.Collection;

/**
 * A signature of a version. What is signed is the UTF-8 text of four lines, each with a line feed at its end: {@code
 * boathouse-version-signature-1}, the model's name, the content digest and the package digest. So it stays valid for a copy in another
 * registry, and anyone with the public key can check it, also with {@code openssl pkeyutl -verify -rawin}.
 *
 * @param key the public key that belongs to the private key that signed, with the name that the signer gave it
 * @param signature the 64 bytes of the Ed25519 signature (RFC 8032) in Base64
 */
public record VersionSignature(TrustedKey key, String signature) {

    private static final String PURPOSE = "boathouse-version-signature-1";

    /**
     * The text that is signed.
     *
     * @param model the model's name
     * @param contentDigest what the model is
     * @param packageDigest what was stored
     * @return its bytes
     */
    public static byte[] message(String model, String contentDigest, String packageDigest) {
        return (PURPOSE + "\n" + model + "\n" + contentDigest + "\n" + packageDigest + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Tells whether the signature belongs to the key and a text.
     *
     * @param message what should have been signed
     * @return false for anything else
     */
    public boolean signs(byte[] message) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key.publicKey());
            check.update(message);
            return check.verify(Base64.getDecoder().decode(signature));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return false;
        }
    }

    /**
     * Tells whether the key is one of some keys, whatever their names.
     *
     * @param keys the keys that are trusted
     * @return true if one of them is this signature's
     */
    public boolean isOf(Collection<TrustedKey> keys) {
        return keys.stream().anyMatch(trusted -> trusted.encoded().equals(key.encoded()));
    }

    /**
     * Checks the form.
     *
     * @throws CorruptDataException if the signature is not 64 bytes in Base64, padded
     */
    public VersionSignature {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(signature);
        } catch (IllegalArgumentException e) {
            bytes = new byte[0];
        }
        // One text for one signature: the decoder takes others for it.
        if (bytes.length != 64 || !Base64.getEncoder().encodeToString(bytes).equals(signature)) {
            throw new CorruptDataException(
                    "Cannot read a signature by " + key + ": an Ed25519 signature has 64 bytes in Base64.");
        }
    }
}
