package dev.boathouse.registry.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.CorruptDataException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionSignerTest {

    private static final byte[] MESSAGE = "a version".getBytes(StandardCharsets.UTF_8);
    private static final char[] PASSWORD = "correct horse".toCharArray();

    /** What stands before the 32 bytes of a key by RFC 8410. */
    private static final String PUBLIC = "302a300506032b6570032100";

    private static final String PRIVATE = "302e020100300506032b657004220420";

    @TempDir
    static Path folder;

    private static KeyStore store;

    @BeforeAll
    static void makeAKeyStore() throws Exception {
        keytool("release-2026", "Ed25519");
        keytool("rsa", "RSA");
        store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("keys.p12"))) {
            store.load(in, PASSWORD);
        }
    }

    /** The JDK makes certificates with its tool alone. */
    private static void keytool(String entry, String algorithm) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair"));
        command.addAll(List.of("-alias", entry, "-keyalg", algorithm, "-dname", "CN=release", "-storetype", "PKCS12"));
        command.addAll(List.of("-keystore", folder.resolve("keys.p12").toString(), "-storepass", new String(PASSWORD)));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.txt").toFile())
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("keytool.txt")))
                .isZero();
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    /** RFC 8032, section 7.1, tests 1, 2 and 3. */
    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
                + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
                + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
                + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,"
                + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    })
    void signsAsTheStandardSays(String secret, String key, String message, String expected)
            throws GeneralSecurityException {
        PrivateKey privateKey =
                KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(hex(PRIVATE + secret)));
        TrustedKey publicKey = TrustedKey.of("rfc-8032", Base64.getEncoder().encodeToString(hex(PUBLIC + key)));
        VersionSignature signature =
                VersionSigner.of(publicKey, () -> privateKey).sign(hex(message));
        assertThat(Base64.getDecoder().decode(signature.signature())).isEqualTo(hex(expected));
        assertThat(signature.signs(hex(message))).isTrue();
        assertThat(signature.signs(hex(message + "00"))).isFalse();
    }

    @Test
    void everyByteOfASignatureCounts() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        VersionSignature right = VersionSigner.of(TrustedKey.of("k", pair.getPublic()), pair::getPrivate)
                .sign(MESSAGE);
        for (int at = 0; at < 64; at++) {
            byte[] bytes = Base64.getDecoder().decode(right.signature());
            bytes[at] ^= (byte) (1 << at % 8);
            VersionSignature wrong =
                    new VersionSignature(right.key(), Base64.getEncoder().encodeToString(bytes));
            assertThat(wrong.signs(MESSAGE)).as("byte %d", at).isFalse();
        }
    }

    @Test
    void aSignatureHas64BytesInBase64() throws GeneralSecurityException {
        TrustedKey key = TrustedKey.of(
                "k", KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic());
        for (int length : new int[] {0, 63, 65}) {
            String text = Base64.getEncoder().encodeToString(new byte[length]);
            assertThatThrownBy(() -> new VersionSignature(key, text)).isInstanceOf(CorruptDataException.class);
        }
        assertThatThrownBy(() -> new VersionSignature(key, "?")).isInstanceOf(CorruptDataException.class);
    }

    @Test
    void aKeyStoreSigns() throws GeneralSecurityException {
        char[] password = PASSWORD.clone();
        VersionSigner signer = VersionSigner.of(store, "release-2026", password);
        password[0] = 'x';
        VersionSignature signature = signer.sign(MESSAGE);
        assertThat(signature.key())
                .isEqualTo(signer.publicKey())
                .isEqualTo(TrustedKey.of(
                        "release-2026", store.getCertificate("release-2026").getPublicKey()));
        assertThat(signature.signs(MESSAGE)).isTrue();
    }

    @Test
    void aKeyStoreThatCannotSignSaysWhy() {
        assertThatThrownBy(() -> VersionSigner.of(store, "release-2025", PASSWORD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"release-2025\": it has no certificate");
        assertThatThrownBy(() -> VersionSigner.of(store, "rsa", PASSWORD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no Ed25519 public key");
        assertThatThrownBy(() -> VersionSigner.of(store, "release-2026", "wrong".toCharArray()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("its right password, would work")
                .hasMessageNotContaining("wrong");
    }

    @Test
    void aCertificateWithoutItsKeyCannotSign() throws Exception {
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry("release-2026", store.getCertificate("release-2026"));
        assertThatThrownBy(() -> VersionSigner.of(certificates, "release-2026", PASSWORD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("it has no private key");
    }

    @Test
    void aSuppliedKeyIsAskedForAtEachSignatureAndNotKept() throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        AtomicInteger asked = new AtomicInteger();
        VersionSigner signer = VersionSigner.of(TrustedKey.of("k", pair.getPublic()), () -> {
            asked.incrementAndGet();
            return pair.getPrivate();
        });
        assertThat(asked).hasValue(0);
        assertThat(signer.sign(MESSAGE)).isEqualTo(signer.sign(MESSAGE));
        assertThat(asked).hasValue(2);
    }

    @Test
    void keysThatAreNoPairOrOfAnotherKindAreRefused() throws GeneralSecurityException {
        KeyPair one = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        KeyPair other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        TrustedKey key = TrustedKey.of("k", one.getPublic());
        assertThatThrownBy(() -> VersionSigner.of(key, other::getPrivate).sign(MESSAGE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the private key is not the other half of the public one");
        KeyPair ec = KeyPairGenerator.getInstance("EC").generateKeyPair();
        assertThatThrownBy(() -> VersionSigner.of(key, ec::getPrivate).sign(MESSAGE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("An Ed25519 key would work");
    }
}
