package dev.boathouse.registry;

import static dev.boathouse.registry.Flights.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.model.Model;
import dev.boathouse.registry.internal.event.Payload.Signed;
import dev.boathouse.registry.policy.Actor;
import dev.boathouse.registry.policy.AliasPolicy;
import dev.boathouse.registry.policy.PolicyException;
import dev.boathouse.registry.signing.TrustedKey;
import dev.boathouse.registry.signing.VersionSignature;
import dev.boathouse.registry.signing.VersionSigner;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signatures by somebody else, of something else, or of another form. */
class WrongSignatureTest {

    private static final Model MODEL = Flights.model(1);

    /** The order of the group of Ed25519 (RFC 8032, section 5.1). */
    private static final BigInteger ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    @TempDir
    static Path told;

    @TempDir
    Path folder;

    private Intruder intruder;
    private ModelRegistry registry;
    private ModelVersion version;
    private VersionSigner release;
    private VersionSigner mallory;

    @BeforeAll
    static void register() {
        new Intruder(told.resolve("models")).opened().register(NAME, MODEL);
    }

    @BeforeEach
    void open() throws GeneralSecurityException, IOException {
        intruder = Intruder.copied(told.resolve("models"), folder.resolve("models"));
        registry = intruder.opened();
        version = registry.version(NAME, 1);
        release = signer("release");
        // The same name, another key.
        mallory = signer("release");
    }

    private static VersionSigner signer(String name) throws GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        return VersionSigner.of(TrustedKey.of(name, pair.getPublic()), pair::getPrivate);
    }

    private byte[] message(String model) {
        return VersionSignature.message(model, version.contentDigest(), version.packageDigest());
    }

    /** A signature that somebody put beside the version counts for nothing, and is named. */
    private void assertWrong(VersionSignature signature) {
        intruder.append(intruder.next(Actor.of("mallory"), null, NAME, 1, null, new Signed(signature)));
        ModelRegistry reader = intruder.opened();
        assertThat(reader.signatures(version)).isEmpty();
        assertThatThrownBy(() -> reader.trusting(List.of(release.publicKey())).load(version))
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining("trusted keys");
        assertThat(reader.verify().problems())
                .isNotEmpty()
                .allMatch(problem -> problem.text().contains("is wrong"));
    }

    private static VersionSignature with(VersionSignature signature, byte[] bytes) {
        return new VersionSignature(signature.key(), Base64.getEncoder().encodeToString(bytes));
    }

    @Test
    void theRightOneIsTrusted() {
        registry.sign(version, release);
        ModelRegistry reader = intruder.opened();
        assertThat(reader.trusting(List.of(release.publicKey())).load(version).contentDigest())
                .isEqualTo(MODEL.contentDigest());
        assertThat(reader.verify().problems()).isEmpty();
    }

    @Test
    void aKeyIsNotTrustedForItsName() {
        registry.sign(version, mallory);
        ModelRegistry reader = intruder.opened();
        assertThat(reader.signatures(version))
                .extracting(VersionSignature::key)
                .containsExactly(mallory.publicKey())
                .doesNotContain(release.publicKey());
        assertThatThrownBy(() -> reader.trusting(List.of(release.publicKey())).load(version))
                .isInstanceOf(CorruptDataException.class);
    }

    @Test
    void aTrustedKeyUnderSomebodyElsesSignatureIsWrong() {
        VersionSignature other = mallory.sign(message(NAME));
        assertWrong(new VersionSignature(release.publicKey(), other.signature()));
    }

    @Test
    void theSignatureOfAnotherModelIsWrong() {
        assertWrong(release.sign(message("early-flights")));
    }

    @Test
    void theSignatureOfOtherDigestsIsWrong() {
        assertWrong(release.sign(VersionSignature.message(NAME, version.contentDigest(), "ab".repeat(32))));
        assertWrong(release.sign(VersionSignature.message(NAME, "ab".repeat(32), version.packageDigest())));
        assertWrong(release.sign(VersionSignature.message(NAME, version.packageDigest(), version.contentDigest())));
    }

    @Test
    void everyBitOfASignatureCounts() {
        VersionSignature sound = release.sign(message(NAME));
        assertThat(sound.signs(message(NAME))).isTrue();
        for (int bit = 0; bit < 512; bit += 3) {
            byte[] bytes = Base64.getDecoder().decode(sound.signature());
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(with(sound, bytes).signs(message(NAME)))
                    .as("bit %d", bit)
                    .isFalse();
        }
    }

    /** RFC 8032, section 5.1.7: S must be below the order of the group, or each signature had others that are as good. */
    @Test
    void aSignatureHasNoSecondForm() {
        VersionSignature sound = release.sign(message(NAME));
        byte[] bytes = Base64.getDecoder().decode(sound.signature());
        byte[] bigEndian = new byte[32];
        for (int i = 0; i < 32; i++) {
            bigEndian[i] = bytes[63 - i];
        }
        byte[] more = new BigInteger(1, bigEndian).add(ORDER).toByteArray();
        for (int i = 0; i < 32; i++) {
            bytes[32 + i] = i < more.length ? more[more.length - 1 - i] : 0;
        }
        assertWrong(with(sound, bytes));
    }

    @Test
    void aSignatureOfAnotherLengthIsNone() {
        VersionSignature sound = release.sign(message(NAME));
        for (int length : new int[] {0, 1, 63, 65, 128, 10_000}) {
            assertThatThrownBy(() -> with(sound, new byte[length])).isInstanceOf(CorruptDataException.class);
        }
    }

    @Test
    void aSignatureIsWrittenInOneWay() {
        VersionSignature sound = release.sign(message(NAME));
        String text = sound.signature();
        String unpadded = text.substring(0, 86);
        // The last digit has bits that are not used.
        char other = (char) (text.charAt(85) + 1);
        for (String form : List.of(unpadded, text + "\n", " " + text, text.substring(0, 85) + other + "==", "?")) {
            assertThatThrownBy(() -> new VersionSignature(sound.key(), form)).isInstanceOf(CorruptDataException.class);
        }
    }

    @Test
    void keysOfOtherAlgorithmsAreNone() throws GeneralSecurityException {
        List<String> algorithms = List.of("RSA", "EC", "Ed448", "X25519");
        for (String algorithm : algorithms) {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (algorithm.equals("RSA")) {
                generator.initialize(1024);
            }
            KeyPair pair = generator.generateKeyPair();
            assertThatThrownBy(() -> TrustedKey.of("release", pair.getPublic()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no Ed25519 public key");
            VersionSigner mixed = VersionSigner.of(release.publicKey(), pair::getPrivate);
            assertThatThrownBy(() -> mixed.sign(message(NAME))).isInstanceOf(IllegalStateException.class);
            intruder.append(intruder.next(
                    "mallory",
                    "version-signed",
                    NAME,
                    1,
                    null,
                    "{\"key\":\"release\",\"public-key\":\""
                            + Base64.getEncoder()
                                    .encodeToString(pair.getPublic().getEncoded())
                            + "\",\"signature\":\""
                            + release.sign(message(NAME)).signature() + "\"}"));
        }
        ModelRegistry reader = intruder.opened();
        assertThat(reader.signatures(version)).isEmpty();
        assertThat(reader.verify().problems())
                .hasSize(algorithms.size())
                .allMatch(problem -> problem.text().contains("no Ed25519 public key"));
    }

    @Test
    void noPolicyCountsAWrongSignature() {
        registry.apply(AliasPolicy.of(NAME, "champion").withTrustedKeys(List.of(release.publicKey())))
                .commit();
        Decision.Approved approved = (Decision.Approved) registry.record(version, Flights.verdict(registry, MODEL));
        registry.sign(version, mallory);
        intruder.append(intruder.next(
                Actor.of("mallory"), null, NAME, 1, null, new Signed(release.sign(message("early-flights")))));
        assertThatThrownBy(() -> registry.promote("champion", approved))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("a signature by the key release");
        registry.sign(version, release);
        assertThat(registry.promote("champion", approved).to()).hasValue(1);
    }

    /** A list of keys that came out empty must not mean everyone. */
    @Test
    void noKeysAreNotAllKeys() {
        assertThatThrownBy(() -> registry.trusting(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatNoTrustedKeySignedIsNotCopied() {
        ModelRegistry production = ModelRegistry.open("file:" + folder.resolve("production"));
        ModelRegistry careful = registry.trusting(List.of(release.publicKey()));
        assertThatThrownBy(() -> production.copy(careful, version)).isInstanceOf(CorruptDataException.class);
        assertThat(production.models()).isEmpty();
        registry.sign(version, release);
        ModelVersion copied = production.copy(careful, version);
        assertThat(production
                        .trusting(List.of(release.publicKey()))
                        .load(copied)
                        .contentDigest())
                .isEqualTo(MODEL.contentDigest());
    }

    /** A signature is of a model under a name, not of a number: it says who vouches for it, not that it is the newest. */
    @Test
    void anOldSignatureIsGoodForTheSameModelAgain() {
        VersionSignature signature = registry.sign(version, release);
        ModelVersion again = registry.register(NAME, MODEL);
        intruder.append(intruder.next(Actor.of("mallory"), null, NAME, 2, null, new Signed(signature)));
        ModelRegistry reader = intruder.opened();
        assertThat(reader.signatures(again)).containsExactly(signature);
        assertThat(reader.verify().problems()).isEmpty();
    }
}
